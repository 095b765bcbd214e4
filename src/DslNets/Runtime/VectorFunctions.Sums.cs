using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace DslNets.Runtime;

public static partial class VectorFunctions
{
    /// <summary>The sum of the elements, halves first: the same order on every machine.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Sum(Vector512<float> x) => Sum(x.GetLower() + x.GetUpper());

    /// <inheritdoc cref="Sum(Vector512{float})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Sum(Vector256<float> x) => Sum(x.GetLower() + x.GetUpper());

    /// <inheritdoc cref="Sum(Vector512{float})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Sum(Vector128<float> x)
    {
        Vector128<float> pairs = x + Vector128.Shuffle(x, Vector128.Create(2, 3, 0, 1));
        return (pairs + Vector128.Shuffle(pairs, Vector128.Create(1, 0, 3, 2))).ToScalar();
    }

    /// <summary>The sum of the elements, halves first: the same order on every machine.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double Sum(Vector512<double> x) => Sum(x.GetLower() + x.GetUpper());

    /// <inheritdoc cref="Sum(Vector512{double})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double Sum(Vector256<double> x) => Sum(x.GetLower() + x.GetUpper());

    /// <inheritdoc cref="Sum(Vector512{double})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double Sum(Vector128<double> x) => (x + Vector128.Shuffle(x, Vector128.Create(1, 0))).ToScalar();

    /// <summary>The largest element; unspecified where one is NaN.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float MaximumElement(Vector512<float> x) => MaximumElement(Vector256.MaxNative(x.GetLower(), x.GetUpper()));

    /// <inheritdoc cref="MaximumElement(Vector512{float})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float MaximumElement(Vector256<float> x) => MaximumElement(Vector128.MaxNative(x.GetLower(), x.GetUpper()));

    /// <inheritdoc cref="MaximumElement(Vector512{float})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float MaximumElement(Vector128<float> x)
    {
        Vector128<float> pairs = Vector128.MaxNative(x, Vector128.Shuffle(x, Vector128.Create(2, 3, 0, 1)));
        return Vector128.MaxNative(pairs, Vector128.Shuffle(pairs, Vector128.Create(1, 0, 3, 2))).ToScalar();
    }

    /// <summary>The largest element; unspecified where one is NaN.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double MaximumElement(Vector512<double> x) => MaximumElement(Vector256.MaxNative(x.GetLower(), x.GetUpper()));

    /// <inheritdoc cref="MaximumElement(Vector512{double})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double MaximumElement(Vector256<double> x) => MaximumElement(Vector128.MaxNative(x.GetLower(), x.GetUpper()));

    /// <inheritdoc cref="MaximumElement(Vector512{double})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double MaximumElement(Vector128<double> x) => Vector128.MaxNative(x, Vector128.Shuffle(x, Vector128.Create(1, 0))).ToScalar();
}
