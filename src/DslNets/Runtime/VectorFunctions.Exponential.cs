using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.Arm;
using System.Runtime.Intrinsics.X86;

namespace DslNets.Runtime;

public static partial class VectorFunctions
{
    /// <summary>Whether multiply-adds round once: where they do, a product that is subtracted from almost the same number loses nothing.</summary>
    private static bool RoundsOnce
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => Fma.IsSupported || AdvSimd.IsSupported;
    }

    /// <summary>e to the power x. Within 1.5 units in the last place; infinity above 88.73, zero below -103.98, NaN stays.</summary>
    /// <remarks>
    /// e^x = 2^n e^f with n the nearest integer to x / ln 2 and f = x - n ln 2 (ln 2 in two parts: W. J. Cody and W. Waite, Software Manual for the Elementary Functions, 1980;
    /// where multiply-adds round once, the second part is added beside the polynomial, not before it), and e^f by a polynomial of degree 6 fitted for the least relative error on |f| at most ln 2 / 2.
    /// </remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Exponential(Vector512<float> x)
    {
        // The argument comes second: where it is NaN, the second operand is what these return.
        x = Vector512.MinNative(Vector512.Create(89f), Vector512.MaxNative(Vector512.Create(-104f), x));

        // Adding 1.5 x 2^23 rounds to the nearest integer, which then lies in the low bits.
        Vector512<float> shifted = Vector512.MultiplyAddEstimate(x, Vector512.Create(1.44269504f), Vector512.Create(12582912f));
        Vector512<float> n = shifted - Vector512.Create(12582912f);
        Vector512<float> f;
        Vector512<float> line;
        if (RoundsOnce)
        {
            // What the second part of ln 2 adds is found beside the powers of f: d more in f is d (1 + f) more in e^f, but for terms too small to count.
            f = Vector512.MultiplyAddEstimate(n, Vector512.Create(-0.693147182f), x);
            line = Vector512.MultiplyAddEstimate(n * Vector512.Create(1.90465421e-9f), f + Vector512<float>.One, f) + Vector512<float>.One;
        }
        else
        {
            f = (n * Vector512.Create(-0.693359375f)) + x;
            f = (n * Vector512.Create(2.12194440e-4f)) + f;
            line = f + Vector512<float>.One;
        }

        Vector512<float> square = f * f;
        Vector512<float> low = Vector512.MultiplyAddEstimate(Vector512.Create(0.166665196f), f, Vector512.Create(0.49999994f));
        Vector512<float> high = Vector512.MultiplyAddEstimate(Vector512.Create(0.00836878177f), f, Vector512.Create(0.0416683927f));
        high = Vector512.MultiplyAddEstimate(Vector512.Create(0.00138144568f), square, high);
        low = Vector512.MultiplyAddEstimate(high, square, low);
        Vector512<float> power = Vector512.MultiplyAddEstimate(low, square, line);

        if (Avx512F.IsSupported)
        {
            return Avx512F.Scale(power, n);
        }

        // 2^n in two factors, because n reaches from -150 to 128 and one exponent field does not. Only the last product rounds, so the bits are those of the instruction above.
        Vector512<int> exponent = shifted.AsInt32() - Vector512.Create(0x4B400000);
        Vector512<int> half = exponent >> 1;
        Vector512<float> first = ((half + Vector512.Create(127)) << 23).AsSingle();
        Vector512<float> second = ((exponent - half + Vector512.Create(127)) << 23).AsSingle();
        return power * first * second;
    }

    /// <inheritdoc cref="Exponential(Vector512{float})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Exponential(Vector256<float> x)
    {
        // The argument comes second: where it is NaN, the second operand is what these return.
        x = Vector256.MinNative(Vector256.Create(89f), Vector256.MaxNative(Vector256.Create(-104f), x));

        // Adding 1.5 x 2^23 rounds to the nearest integer, which then lies in the low bits.
        Vector256<float> shifted = Vector256.MultiplyAddEstimate(x, Vector256.Create(1.44269504f), Vector256.Create(12582912f));
        Vector256<float> n = shifted - Vector256.Create(12582912f);
        Vector256<float> f;
        Vector256<float> line;
        if (RoundsOnce)
        {
            // What the second part of ln 2 adds is found beside the powers of f: d more in f is d (1 + f) more in e^f, but for terms too small to count.
            f = Vector256.MultiplyAddEstimate(n, Vector256.Create(-0.693147182f), x);
            line = Vector256.MultiplyAddEstimate(n * Vector256.Create(1.90465421e-9f), f + Vector256<float>.One, f) + Vector256<float>.One;
        }
        else
        {
            f = (n * Vector256.Create(-0.693359375f)) + x;
            f = (n * Vector256.Create(2.12194440e-4f)) + f;
            line = f + Vector256<float>.One;
        }

        Vector256<float> square = f * f;
        Vector256<float> low = Vector256.MultiplyAddEstimate(Vector256.Create(0.166665196f), f, Vector256.Create(0.49999994f));
        Vector256<float> high = Vector256.MultiplyAddEstimate(Vector256.Create(0.00836878177f), f, Vector256.Create(0.0416683927f));
        high = Vector256.MultiplyAddEstimate(Vector256.Create(0.00138144568f), square, high);
        low = Vector256.MultiplyAddEstimate(high, square, low);
        Vector256<float> power = Vector256.MultiplyAddEstimate(low, square, line);

        if (Avx512F.VL.IsSupported)
        {
            return Avx512F.VL.Scale(power, n);
        }

        // 2^n in two factors, because n reaches from -150 to 128 and one exponent field does not. Only the last product rounds, so the bits are those of the instruction above.
        Vector256<int> exponent = shifted.AsInt32() - Vector256.Create(0x4B400000);
        Vector256<int> half = exponent >> 1;
        Vector256<float> first = ((half + Vector256.Create(127)) << 23).AsSingle();
        Vector256<float> second = ((exponent - half + Vector256.Create(127)) << 23).AsSingle();
        return power * first * second;
    }

    /// <inheritdoc cref="Exponential(Vector512{float})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> Exponential(Vector128<float> x)
    {
        // The argument comes second: where it is NaN, the second operand is what these return.
        x = Vector128.MinNative(Vector128.Create(89f), Vector128.MaxNative(Vector128.Create(-104f), x));

        // Adding 1.5 x 2^23 rounds to the nearest integer, which then lies in the low bits.
        Vector128<float> shifted = Vector128.MultiplyAddEstimate(x, Vector128.Create(1.44269504f), Vector128.Create(12582912f));
        Vector128<float> n = shifted - Vector128.Create(12582912f);
        Vector128<float> f;
        Vector128<float> line;
        if (RoundsOnce)
        {
            // What the second part of ln 2 adds is found beside the powers of f: d more in f is d (1 + f) more in e^f, but for terms too small to count.
            f = Vector128.MultiplyAddEstimate(n, Vector128.Create(-0.693147182f), x);
            line = Vector128.MultiplyAddEstimate(n * Vector128.Create(1.90465421e-9f), f + Vector128<float>.One, f) + Vector128<float>.One;
        }
        else
        {
            f = (n * Vector128.Create(-0.693359375f)) + x;
            f = (n * Vector128.Create(2.12194440e-4f)) + f;
            line = f + Vector128<float>.One;
        }

        Vector128<float> square = f * f;
        Vector128<float> low = Vector128.MultiplyAddEstimate(Vector128.Create(0.166665196f), f, Vector128.Create(0.49999994f));
        Vector128<float> high = Vector128.MultiplyAddEstimate(Vector128.Create(0.00836878177f), f, Vector128.Create(0.0416683927f));
        high = Vector128.MultiplyAddEstimate(Vector128.Create(0.00138144568f), square, high);
        low = Vector128.MultiplyAddEstimate(high, square, low);
        Vector128<float> power = Vector128.MultiplyAddEstimate(low, square, line);

        if (Avx512F.VL.IsSupported)
        {
            return Avx512F.VL.Scale(power, n);
        }

        // 2^n in two factors, because n reaches from -150 to 128 and one exponent field does not. Only the last product rounds, so the bits are those of the instruction above.
        Vector128<int> exponent = shifted.AsInt32() - Vector128.Create(0x4B400000);
        Vector128<int> half = exponent >> 1;
        Vector128<float> first = ((half + Vector128.Create(127)) << 23).AsSingle();
        Vector128<float> second = ((exponent - half + Vector128.Create(127)) << 23).AsSingle();
        return power * first * second;
    }

    /// <inheritdoc cref="Exponential(Vector512{float})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Exponential(float x) => Exponential(Vector128.CreateScalar(x)).ToScalar();

    /// <summary>e to the power x, to about one unit in the last place.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> Exponential(Vector512<double> x) => Vector512.Exp(x);

    /// <inheritdoc cref="Exponential(Vector512{double})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> Exponential(Vector256<double> x) => Vector256.Exp(x);

    /// <inheritdoc cref="Exponential(Vector512{double})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<double> Exponential(Vector128<double> x) => Vector128.Exp(x);

    /// <inheritdoc cref="Exponential(Vector512{double})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double Exponential(double x) => Exponential(Vector128.CreateScalar(x)).ToScalar();
}
