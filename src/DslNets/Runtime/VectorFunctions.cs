using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace DslNets.Runtime;

/// <summary>
/// The functions of numbers that kernels are made of, for vectors of every width and for single numbers, in float and in double, with the same name for all.
/// They are inlined into kernels and hold no static state: a call, or a static field, in a kernel would spill all its accumulators.
/// An element's result does not depend on the width of the vector it lies in, except for the sine and cosine of angles of thousands of turns.
/// </summary>
public static partial class VectorFunctions
{
    /// <summary>The value without its sign.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Absolute(Vector512<float> x) => Vector512.Abs(x);

    /// <inheritdoc cref="Absolute(Vector512{float})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Absolute(Vector256<float> x) => Vector256.Abs(x);

    /// <inheritdoc cref="Absolute(Vector512{float})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> Absolute(Vector128<float> x) => Vector128.Abs(x);

    /// <inheritdoc cref="Absolute(Vector512{float})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Absolute(float x) => MathF.Abs(x);

    /// <summary>The value without its sign.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> Absolute(Vector512<double> x) => Vector512.Abs(x);

    /// <inheritdoc cref="Absolute(Vector512{double})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> Absolute(Vector256<double> x) => Vector256.Abs(x);

    /// <inheritdoc cref="Absolute(Vector512{double})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<double> Absolute(Vector128<double> x) => Vector128.Abs(x);

    /// <inheritdoc cref="Absolute(Vector512{double})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double Absolute(double x) => Math.Abs(x);

    /// <summary>The largest integer that is not greater.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Floor(Vector512<float> x) => Vector512.Floor(x);

    /// <inheritdoc cref="Floor(Vector512{float})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Floor(Vector256<float> x) => Vector256.Floor(x);

    /// <inheritdoc cref="Floor(Vector512{float})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> Floor(Vector128<float> x) => Vector128.Floor(x);

    /// <inheritdoc cref="Floor(Vector512{float})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Floor(float x) => MathF.Floor(x);

    /// <summary>The largest integer that is not greater.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> Floor(Vector512<double> x) => Vector512.Floor(x);

    /// <inheritdoc cref="Floor(Vector512{double})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> Floor(Vector256<double> x) => Vector256.Floor(x);

    /// <inheritdoc cref="Floor(Vector512{double})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<double> Floor(Vector128<double> x) => Vector128.Floor(x);

    /// <inheritdoc cref="Floor(Vector512{double})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double Floor(double x) => Math.Floor(x);

    /// <summary>1 above zero, -1 below; zero and NaN stay what they are.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Sign(Vector512<float> x)
    {
        Vector512<float> signed = Vector512.LessThan(x, Vector512<float>.Zero) | Vector512.GreaterThan(x, Vector512<float>.Zero);
        return Vector512.ConditionalSelect(signed, Vector512.CopySign(Vector512<float>.One, x), x);
    }

    /// <inheritdoc cref="Sign(Vector512{float})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Sign(Vector256<float> x)
    {
        Vector256<float> signed = Vector256.LessThan(x, Vector256<float>.Zero) | Vector256.GreaterThan(x, Vector256<float>.Zero);
        return Vector256.ConditionalSelect(signed, Vector256.CopySign(Vector256<float>.One, x), x);
    }

    /// <inheritdoc cref="Sign(Vector512{float})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> Sign(Vector128<float> x)
    {
        Vector128<float> signed = Vector128.LessThan(x, Vector128<float>.Zero) | Vector128.GreaterThan(x, Vector128<float>.Zero);
        return Vector128.ConditionalSelect(signed, Vector128.CopySign(Vector128<float>.One, x), x);
    }

    /// <inheritdoc cref="Sign(Vector512{float})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Sign(float x) => x > 0 ? 1 : x < 0 ? -1 : x;

    /// <summary>1 above zero, -1 below; zero and NaN stay what they are.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> Sign(Vector512<double> x)
    {
        Vector512<double> signed = Vector512.LessThan(x, Vector512<double>.Zero) | Vector512.GreaterThan(x, Vector512<double>.Zero);
        return Vector512.ConditionalSelect(signed, Vector512.CopySign(Vector512<double>.One, x), x);
    }

    /// <inheritdoc cref="Sign(Vector512{double})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> Sign(Vector256<double> x)
    {
        Vector256<double> signed = Vector256.LessThan(x, Vector256<double>.Zero) | Vector256.GreaterThan(x, Vector256<double>.Zero);
        return Vector256.ConditionalSelect(signed, Vector256.CopySign(Vector256<double>.One, x), x);
    }

    /// <inheritdoc cref="Sign(Vector512{double})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<double> Sign(Vector128<double> x)
    {
        Vector128<double> signed = Vector128.LessThan(x, Vector128<double>.Zero) | Vector128.GreaterThan(x, Vector128<double>.Zero);
        return Vector128.ConditionalSelect(signed, Vector128.CopySign(Vector128<double>.One, x), x);
    }

    /// <inheritdoc cref="Sign(Vector512{double})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double Sign(double x) => x > 0 ? 1 : x < 0 ? -1 : x;
}
