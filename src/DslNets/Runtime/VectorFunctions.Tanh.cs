using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace DslNets.Runtime;

public static partial class VectorFunctions
{
    /// <summary>The hyperbolic tangent: relative error below 6e-7 everywhere, also near zero; never beyond -1 and 1, and exactly those from 9.3 on.</summary>
    /// <remarks>
    /// A quotient of polynomials in x^2, degrees 4 and 4, times x, fitted for the least relative error on |x| at most 9.2: the form of the tanh of Eigen
    /// (generic_fast_tanh_float) with coefficients of our own. At the bound the quotient is a little above 1, so that clamping it yields 1 on every machine.
    /// </remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Tanh(Vector512<float> x)
    {
        // The argument comes second: where it is NaN, the second operand is what these return.
        x = Vector512.MinNative(Vector512.Create(9.3f), Vector512.MaxNative(Vector512.Create(-9.3f), x));
        Vector512<float> square = x * x;

        Vector512<float> numerator = Vector512.MultiplyAddEstimate(Vector512.Create(1.30679645e-8f), square, Vector512.Create(2.04072348e-5f));
        numerator = Vector512.MultiplyAddEstimate(numerator, square, Vector512.Create(0.00348356436f));
        numerator = Vector512.MultiplyAddEstimate(numerator, square, Vector512.Create(0.133709922f));
        numerator = Vector512.MultiplyAddEstimate(numerator, x * square, x);

        Vector512<float> denominator = Vector512.MultiplyAddEstimate(Vector512.Create(7.66067444e-7f), square, Vector512.Create(0.000326579582f));
        denominator = Vector512.MultiplyAddEstimate(denominator, square, Vector512.Create(0.0258315112f));
        denominator = Vector512.MultiplyAddEstimate(denominator, square, Vector512.Create(0.467043102f));
        denominator = Vector512.MultiplyAddEstimate(denominator, square, Vector512<float>.One);

        return Vector512.MinNative(Vector512<float>.One, Vector512.MaxNative(-Vector512<float>.One, numerator / denominator));
    }

    /// <inheritdoc cref="Tanh(Vector512{float})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Tanh(Vector256<float> x)
    {
        // The argument comes second: where it is NaN, the second operand is what these return.
        x = Vector256.MinNative(Vector256.Create(9.3f), Vector256.MaxNative(Vector256.Create(-9.3f), x));
        Vector256<float> square = x * x;

        Vector256<float> numerator = Vector256.MultiplyAddEstimate(Vector256.Create(1.30679645e-8f), square, Vector256.Create(2.04072348e-5f));
        numerator = Vector256.MultiplyAddEstimate(numerator, square, Vector256.Create(0.00348356436f));
        numerator = Vector256.MultiplyAddEstimate(numerator, square, Vector256.Create(0.133709922f));
        numerator = Vector256.MultiplyAddEstimate(numerator, x * square, x);

        Vector256<float> denominator = Vector256.MultiplyAddEstimate(Vector256.Create(7.66067444e-7f), square, Vector256.Create(0.000326579582f));
        denominator = Vector256.MultiplyAddEstimate(denominator, square, Vector256.Create(0.0258315112f));
        denominator = Vector256.MultiplyAddEstimate(denominator, square, Vector256.Create(0.467043102f));
        denominator = Vector256.MultiplyAddEstimate(denominator, square, Vector256<float>.One);

        return Vector256.MinNative(Vector256<float>.One, Vector256.MaxNative(-Vector256<float>.One, numerator / denominator));
    }

    /// <inheritdoc cref="Tanh(Vector512{float})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> Tanh(Vector128<float> x)
    {
        // The argument comes second: where it is NaN, the second operand is what these return.
        x = Vector128.MinNative(Vector128.Create(9.3f), Vector128.MaxNative(Vector128.Create(-9.3f), x));
        Vector128<float> square = x * x;

        Vector128<float> numerator = Vector128.MultiplyAddEstimate(Vector128.Create(1.30679645e-8f), square, Vector128.Create(2.04072348e-5f));
        numerator = Vector128.MultiplyAddEstimate(numerator, square, Vector128.Create(0.00348356436f));
        numerator = Vector128.MultiplyAddEstimate(numerator, square, Vector128.Create(0.133709922f));
        numerator = Vector128.MultiplyAddEstimate(numerator, x * square, x);

        Vector128<float> denominator = Vector128.MultiplyAddEstimate(Vector128.Create(7.66067444e-7f), square, Vector128.Create(0.000326579582f));
        denominator = Vector128.MultiplyAddEstimate(denominator, square, Vector128.Create(0.0258315112f));
        denominator = Vector128.MultiplyAddEstimate(denominator, square, Vector128.Create(0.467043102f));
        denominator = Vector128.MultiplyAddEstimate(denominator, square, Vector128<float>.One);

        return Vector128.MinNative(Vector128<float>.One, Vector128.MaxNative(-Vector128<float>.One, numerator / denominator));
    }

    /// <inheritdoc cref="Tanh(Vector512{float})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Tanh(float x) => Tanh(Vector128.CreateScalar(x)).ToScalar();

    /// <summary>The hyperbolic tangent of each element, by <see cref="Math.Tanh"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> Tanh(Vector512<double> x) => Vector512.Create(Tanh(x.GetLower()), Tanh(x.GetUpper()));

    /// <inheritdoc cref="Tanh(Vector512{double})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> Tanh(Vector256<double> x) => Vector256.Create(Tanh(x.GetLower()), Tanh(x.GetUpper()));

    /// <inheritdoc cref="Tanh(Vector512{double})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<double> Tanh(Vector128<double> x) => Vector128.Create(Math.Tanh(x.GetElement(0)), Math.Tanh(x.GetElement(1)));

    /// <inheritdoc cref="Tanh(Vector512{double})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double Tanh(double x) => Math.Tanh(x);
}
