using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace DslNets.Runtime;

public static partial class VectorFunctions
{
    /// <summary>log(1 + e^x), computed as max(x, 0) + log(1 + e^-|x|) so that nothing overflows: relative error below 1e-6.</summary>
    /// <remarks>log(1 + t) = 2 artanh(t / (2 + t)), by an odd polynomial of degree 9 fitted for the least error on t from 0 to 1: exact to the last places also where t is tiny.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Softplus(Vector512<float> x)
    {
        Vector512<float> t = Exponential(-Vector512.Abs(x));
        Vector512<float> s = t / (t + Vector512.Create(2f));
        Vector512<float> square = s * s;
        Vector512<float> p = Vector512.MultiplyAddEstimate(Vector512.Create(0.280245304f), square, Vector512.Create(0.279991239f));
        p = Vector512.MultiplyAddEstimate(p, square, Vector512.Create(0.400216997f));
        p = Vector512.MultiplyAddEstimate(p, square, Vector512.Create(0.666664124f));
        return Vector512.MaxNative(Vector512<float>.Zero, x) + Vector512.MultiplyAddEstimate(p, s * square, s + s);
    }

    /// <inheritdoc cref="Softplus(Vector512{float})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Softplus(Vector256<float> x)
    {
        Vector256<float> t = Exponential(-Vector256.Abs(x));
        Vector256<float> s = t / (t + Vector256.Create(2f));
        Vector256<float> square = s * s;
        Vector256<float> p = Vector256.MultiplyAddEstimate(Vector256.Create(0.280245304f), square, Vector256.Create(0.279991239f));
        p = Vector256.MultiplyAddEstimate(p, square, Vector256.Create(0.400216997f));
        p = Vector256.MultiplyAddEstimate(p, square, Vector256.Create(0.666664124f));
        return Vector256.MaxNative(Vector256<float>.Zero, x) + Vector256.MultiplyAddEstimate(p, s * square, s + s);
    }

    /// <inheritdoc cref="Softplus(Vector512{float})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> Softplus(Vector128<float> x)
    {
        Vector128<float> t = Exponential(-Vector128.Abs(x));
        Vector128<float> s = t / (t + Vector128.Create(2f));
        Vector128<float> square = s * s;
        Vector128<float> p = Vector128.MultiplyAddEstimate(Vector128.Create(0.280245304f), square, Vector128.Create(0.279991239f));
        p = Vector128.MultiplyAddEstimate(p, square, Vector128.Create(0.400216997f));
        p = Vector128.MultiplyAddEstimate(p, square, Vector128.Create(0.666664124f));
        return Vector128.MaxNative(Vector128<float>.Zero, x) + Vector128.MultiplyAddEstimate(p, s * square, s + s);
    }

    /// <inheritdoc cref="Softplus(Vector512{float})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Softplus(float x) => Softplus(Vector128.CreateScalar(x)).ToScalar();

    /// <summary>log(1 + e^x), computed as max(x, 0) + log(1 + e^-|x|) so that nothing overflows, to a few units in the last place.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> Softplus(Vector512<double> x)
    {
        Vector512<double> t = Vector512.Exp(-Vector512.Abs(x));
        Vector512<double> sum = Vector512<double>.One + t;

        // What the sum lost by rounding, to first order: all of t where t is tiny.
        Vector512<double> lost = (t - (sum - Vector512<double>.One)) / sum;
        return Vector512.MaxNative(Vector512<double>.Zero, x) + (Vector512.Log(sum) + lost);
    }

    /// <inheritdoc cref="Softplus(Vector512{double})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> Softplus(Vector256<double> x)
    {
        Vector256<double> t = Vector256.Exp(-Vector256.Abs(x));
        Vector256<double> sum = Vector256<double>.One + t;

        // What the sum lost by rounding, to first order: all of t where t is tiny.
        Vector256<double> lost = (t - (sum - Vector256<double>.One)) / sum;
        return Vector256.MaxNative(Vector256<double>.Zero, x) + (Vector256.Log(sum) + lost);
    }

    /// <inheritdoc cref="Softplus(Vector512{double})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<double> Softplus(Vector128<double> x)
    {
        Vector128<double> t = Vector128.Exp(-Vector128.Abs(x));
        Vector128<double> sum = Vector128<double>.One + t;

        // What the sum lost by rounding, to first order: all of t where t is tiny.
        Vector128<double> lost = (t - (sum - Vector128<double>.One)) / sum;
        return Vector128.MaxNative(Vector128<double>.Zero, x) + (Vector128.Log(sum) + lost);
    }

    /// <inheritdoc cref="Softplus(Vector512{double})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double Softplus(double x) => Softplus(Vector128.CreateScalar(x)).ToScalar();
}
