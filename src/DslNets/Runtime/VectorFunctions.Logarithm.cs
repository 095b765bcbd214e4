using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace DslNets.Runtime;

public static partial class VectorFunctions
{
    /// <summary>The natural logarithm, within one unit in the last place, subnormal arguments included: of zero minus infinity, of less NaN.</summary>
    /// <remarks>x = 2^n (1 + f) with 1 + f from sqrt(1/2) to sqrt(2), and log(1 + f) = f - f^2/2 + f^3 P(f) with the P of logf in S. L. Moshier's Cephes library.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Logarithm(Vector512<float> x)
    {
        Vector512<float> subnormal = Vector512.LessThan(x, Vector512.Create(1.17549435e-38f));
        Vector512<int> bits = Vector512.ConditionalSelect(subnormal, x * Vector512.Create(8388608f), x).AsInt32();
        Vector512<int> exponent = (bits - Vector512.Create(0x3F3504F3)) >> 23;
        Vector512<float> n = Vector512.ConvertToSingle(exponent) - (subnormal & Vector512.Create(23f));
        Vector512<float> f = (bits - (exponent << 23)).AsSingle() - Vector512<float>.One;

        Vector512<float> square = f * f;
        Vector512<float> p = Vector512.MultiplyAddEstimate(Vector512.Create(7.0376836292e-2f), f, Vector512.Create(-1.1514610310e-1f));
        p = Vector512.MultiplyAddEstimate(p, f, Vector512.Create(1.1676998740e-1f));
        p = Vector512.MultiplyAddEstimate(p, f, Vector512.Create(-1.2420140846e-1f));
        p = Vector512.MultiplyAddEstimate(p, f, Vector512.Create(1.4249322787e-1f));
        p = Vector512.MultiplyAddEstimate(p, f, Vector512.Create(-1.6668057665e-1f));
        p = Vector512.MultiplyAddEstimate(p, f, Vector512.Create(2.0000714765e-1f));
        p = Vector512.MultiplyAddEstimate(p, f, Vector512.Create(-2.4999993993e-1f));
        p = Vector512.MultiplyAddEstimate(p, f, Vector512.Create(3.3333331174e-1f));

        // ln 2 is added in two parts, the small one first.
        Vector512<float> result = Vector512.MultiplyAddEstimate(n, Vector512.Create(-2.12194440e-4f), p * (f * square));
        result = Vector512.MultiplyAddEstimate(Vector512.Create(-0.5f), square, result) + f;
        result = Vector512.MultiplyAddEstimate(n, Vector512.Create(0.693359375f), result);

        result = Vector512.ConditionalSelect(Vector512.LessThan(x, Vector512.Create(float.PositiveInfinity)), result, x);
        result = Vector512.ConditionalSelect(Vector512.LessThan(x, Vector512<float>.Zero), Vector512.Create(float.NaN), result);
        return Vector512.ConditionalSelect(Vector512.Equals(x, Vector512<float>.Zero), Vector512.Create(float.NegativeInfinity), result);
    }

    /// <inheritdoc cref="Logarithm(Vector512{float})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Logarithm(Vector256<float> x)
    {
        Vector256<float> subnormal = Vector256.LessThan(x, Vector256.Create(1.17549435e-38f));
        Vector256<int> bits = Vector256.ConditionalSelect(subnormal, x * Vector256.Create(8388608f), x).AsInt32();
        Vector256<int> exponent = (bits - Vector256.Create(0x3F3504F3)) >> 23;
        Vector256<float> n = Vector256.ConvertToSingle(exponent) - (subnormal & Vector256.Create(23f));
        Vector256<float> f = (bits - (exponent << 23)).AsSingle() - Vector256<float>.One;

        Vector256<float> square = f * f;
        Vector256<float> p = Vector256.MultiplyAddEstimate(Vector256.Create(7.0376836292e-2f), f, Vector256.Create(-1.1514610310e-1f));
        p = Vector256.MultiplyAddEstimate(p, f, Vector256.Create(1.1676998740e-1f));
        p = Vector256.MultiplyAddEstimate(p, f, Vector256.Create(-1.2420140846e-1f));
        p = Vector256.MultiplyAddEstimate(p, f, Vector256.Create(1.4249322787e-1f));
        p = Vector256.MultiplyAddEstimate(p, f, Vector256.Create(-1.6668057665e-1f));
        p = Vector256.MultiplyAddEstimate(p, f, Vector256.Create(2.0000714765e-1f));
        p = Vector256.MultiplyAddEstimate(p, f, Vector256.Create(-2.4999993993e-1f));
        p = Vector256.MultiplyAddEstimate(p, f, Vector256.Create(3.3333331174e-1f));

        // ln 2 is added in two parts, the small one first.
        Vector256<float> result = Vector256.MultiplyAddEstimate(n, Vector256.Create(-2.12194440e-4f), p * (f * square));
        result = Vector256.MultiplyAddEstimate(Vector256.Create(-0.5f), square, result) + f;
        result = Vector256.MultiplyAddEstimate(n, Vector256.Create(0.693359375f), result);

        result = Vector256.ConditionalSelect(Vector256.LessThan(x, Vector256.Create(float.PositiveInfinity)), result, x);
        result = Vector256.ConditionalSelect(Vector256.LessThan(x, Vector256<float>.Zero), Vector256.Create(float.NaN), result);
        return Vector256.ConditionalSelect(Vector256.Equals(x, Vector256<float>.Zero), Vector256.Create(float.NegativeInfinity), result);
    }

    /// <inheritdoc cref="Logarithm(Vector512{float})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> Logarithm(Vector128<float> x)
    {
        Vector128<float> subnormal = Vector128.LessThan(x, Vector128.Create(1.17549435e-38f));
        Vector128<int> bits = Vector128.ConditionalSelect(subnormal, x * Vector128.Create(8388608f), x).AsInt32();
        Vector128<int> exponent = (bits - Vector128.Create(0x3F3504F3)) >> 23;
        Vector128<float> n = Vector128.ConvertToSingle(exponent) - (subnormal & Vector128.Create(23f));
        Vector128<float> f = (bits - (exponent << 23)).AsSingle() - Vector128<float>.One;

        Vector128<float> square = f * f;
        Vector128<float> p = Vector128.MultiplyAddEstimate(Vector128.Create(7.0376836292e-2f), f, Vector128.Create(-1.1514610310e-1f));
        p = Vector128.MultiplyAddEstimate(p, f, Vector128.Create(1.1676998740e-1f));
        p = Vector128.MultiplyAddEstimate(p, f, Vector128.Create(-1.2420140846e-1f));
        p = Vector128.MultiplyAddEstimate(p, f, Vector128.Create(1.4249322787e-1f));
        p = Vector128.MultiplyAddEstimate(p, f, Vector128.Create(-1.6668057665e-1f));
        p = Vector128.MultiplyAddEstimate(p, f, Vector128.Create(2.0000714765e-1f));
        p = Vector128.MultiplyAddEstimate(p, f, Vector128.Create(-2.4999993993e-1f));
        p = Vector128.MultiplyAddEstimate(p, f, Vector128.Create(3.3333331174e-1f));

        // ln 2 is added in two parts, the small one first.
        Vector128<float> result = Vector128.MultiplyAddEstimate(n, Vector128.Create(-2.12194440e-4f), p * (f * square));
        result = Vector128.MultiplyAddEstimate(Vector128.Create(-0.5f), square, result) + f;
        result = Vector128.MultiplyAddEstimate(n, Vector128.Create(0.693359375f), result);

        result = Vector128.ConditionalSelect(Vector128.LessThan(x, Vector128.Create(float.PositiveInfinity)), result, x);
        result = Vector128.ConditionalSelect(Vector128.LessThan(x, Vector128<float>.Zero), Vector128.Create(float.NaN), result);
        return Vector128.ConditionalSelect(Vector128.Equals(x, Vector128<float>.Zero), Vector128.Create(float.NegativeInfinity), result);
    }

    /// <inheritdoc cref="Logarithm(Vector512{float})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Logarithm(float x) => Logarithm(Vector128.CreateScalar(x)).ToScalar();

    /// <summary>The natural logarithm, to about one unit in the last place: of zero minus infinity, of less NaN.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> Logarithm(Vector512<double> x) => Vector512.Log(x);

    /// <inheritdoc cref="Logarithm(Vector512{double})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> Logarithm(Vector256<double> x) => Vector256.Log(x);

    /// <inheritdoc cref="Logarithm(Vector512{double})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<double> Logarithm(Vector128<double> x) => Vector128.Log(x);

    /// <inheritdoc cref="Logarithm(Vector512{double})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double Logarithm(double x) => Logarithm(Vector128.CreateScalar(x)).ToScalar();
}
