using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace DslNets.Runtime;

public static partial class VectorFunctions
{
    /// <summary>The hyperbolic tangent: relative error below 6e-7 everywhere, also near zero; never beyond -1 and 1, and exactly those from 9.3 on.</summary>
    /// <remarks>
    /// A quotient of polynomials in x^2, degrees 4 and 4, times x, fitted for the least relative error on |x| at most 9.2: the form of the tanh of Eigen
    /// (generic_fast_tanh_float) with coefficients of our own. Beyond 9.3 the polynomials stay what they are there: the quotient is a little above 1 and grows with x, so that clamping it yields 1 on every machine.
    /// </remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Tanh(Vector512<float> x)
    {
        Vector512<float> square = Vector512.MinNative(Vector512.Create(86.49f), x * x);
        Vector512<float> fourth = square * square;

        Vector512<float> numerator = Vector512.MultiplyAddEstimate(Vector512.Create(1.30679645e-8f), square, Vector512.Create(2.04072348e-5f));
        Vector512<float> first = Vector512.MultiplyAddEstimate(Vector512.Create(0.00348356436f), square, Vector512.Create(0.133709922f));
        numerator = Vector512.MultiplyAddEstimate(numerator, fourth, first);
        numerator = Vector512.MultiplyAddEstimate(numerator, x * square, x);

        Vector512<float> denominator = Vector512.MultiplyAddEstimate(Vector512.Create(0.000326579582f), square, Vector512.Create(0.0258315112f));
        first = Vector512.MultiplyAddEstimate(Vector512.Create(0.467043102f), square, Vector512<float>.One);
        denominator = Vector512.MultiplyAddEstimate(Vector512.Create(7.66067444e-7f), fourth, denominator);
        denominator = Vector512.MultiplyAddEstimate(denominator, fourth, first);

        // The argument comes second: where it is NaN, the second operand is what these return.
        return Vector512.MinNative(Vector512<float>.One, Vector512.MaxNative(-Vector512<float>.One, numerator / denominator));
    }

    /// <inheritdoc cref="Tanh(Vector512{float})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Tanh(Vector256<float> x)
    {
        Vector256<float> square = Vector256.MinNative(Vector256.Create(86.49f), x * x);
        Vector256<float> fourth = square * square;

        Vector256<float> numerator = Vector256.MultiplyAddEstimate(Vector256.Create(1.30679645e-8f), square, Vector256.Create(2.04072348e-5f));
        Vector256<float> first = Vector256.MultiplyAddEstimate(Vector256.Create(0.00348356436f), square, Vector256.Create(0.133709922f));
        numerator = Vector256.MultiplyAddEstimate(numerator, fourth, first);
        numerator = Vector256.MultiplyAddEstimate(numerator, x * square, x);

        Vector256<float> denominator = Vector256.MultiplyAddEstimate(Vector256.Create(0.000326579582f), square, Vector256.Create(0.0258315112f));
        first = Vector256.MultiplyAddEstimate(Vector256.Create(0.467043102f), square, Vector256<float>.One);
        denominator = Vector256.MultiplyAddEstimate(Vector256.Create(7.66067444e-7f), fourth, denominator);
        denominator = Vector256.MultiplyAddEstimate(denominator, fourth, first);

        // The argument comes second: where it is NaN, the second operand is what these return.
        return Vector256.MinNative(Vector256<float>.One, Vector256.MaxNative(-Vector256<float>.One, numerator / denominator));
    }

    /// <inheritdoc cref="Tanh(Vector512{float})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> Tanh(Vector128<float> x)
    {
        Vector128<float> square = Vector128.MinNative(Vector128.Create(86.49f), x * x);
        Vector128<float> fourth = square * square;

        Vector128<float> numerator = Vector128.MultiplyAddEstimate(Vector128.Create(1.30679645e-8f), square, Vector128.Create(2.04072348e-5f));
        Vector128<float> first = Vector128.MultiplyAddEstimate(Vector128.Create(0.00348356436f), square, Vector128.Create(0.133709922f));
        numerator = Vector128.MultiplyAddEstimate(numerator, fourth, first);
        numerator = Vector128.MultiplyAddEstimate(numerator, x * square, x);

        Vector128<float> denominator = Vector128.MultiplyAddEstimate(Vector128.Create(0.000326579582f), square, Vector128.Create(0.0258315112f));
        first = Vector128.MultiplyAddEstimate(Vector128.Create(0.467043102f), square, Vector128<float>.One);
        denominator = Vector128.MultiplyAddEstimate(Vector128.Create(7.66067444e-7f), fourth, denominator);
        denominator = Vector128.MultiplyAddEstimate(denominator, fourth, first);

        // The argument comes second: where it is NaN, the second operand is what these return.
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
