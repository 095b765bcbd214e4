using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace DslNets.Runtime;

public static partial class VectorFunctions
{
    /// <summary>The square root; of less than zero NaN.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> SquareRoot(Vector512<float> x) => Vector512.Sqrt(x);

    /// <inheritdoc cref="SquareRoot(Vector512{float})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> SquareRoot(Vector256<float> x) => Vector256.Sqrt(x);

    /// <inheritdoc cref="SquareRoot(Vector512{float})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> SquareRoot(Vector128<float> x) => Vector128.Sqrt(x);

    /// <inheritdoc cref="SquareRoot(Vector512{float})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float SquareRoot(float x) => MathF.Sqrt(x);

    /// <summary>The square root; of less than zero NaN.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> SquareRoot(Vector512<double> x) => Vector512.Sqrt(x);

    /// <inheritdoc cref="SquareRoot(Vector512{double})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> SquareRoot(Vector256<double> x) => Vector256.Sqrt(x);

    /// <inheritdoc cref="SquareRoot(Vector512{double})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<double> SquareRoot(Vector128<double> x) => Vector128.Sqrt(x);

    /// <inheritdoc cref="SquareRoot(Vector512{double})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double SquareRoot(double x) => Math.Sqrt(x);

    /// <summary>x to the power y of each element, by <see cref="MathF.Pow"/>: a call for every element, so not for inner loops.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Power(Vector512<float> x, Vector512<float> y) =>
        Vector512.Create(Power(x.GetLower(), y.GetLower()), Power(x.GetUpper(), y.GetUpper()));

    /// <inheritdoc cref="Power(Vector512{float}, Vector512{float})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Power(Vector256<float> x, Vector256<float> y) =>
        Vector256.Create(Power(x.GetLower(), y.GetLower()), Power(x.GetUpper(), y.GetUpper()));

    /// <inheritdoc cref="Power(Vector512{float}, Vector512{float})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> Power(Vector128<float> x, Vector128<float> y) => Vector128.Create(
        MathF.Pow(x.GetElement(0), y.GetElement(0)),
        MathF.Pow(x.GetElement(1), y.GetElement(1)),
        MathF.Pow(x.GetElement(2), y.GetElement(2)),
        MathF.Pow(x.GetElement(3), y.GetElement(3)));

    /// <inheritdoc cref="Power(Vector512{float}, Vector512{float})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Power(float x, float y) => MathF.Pow(x, y);

    /// <summary>x to the power y of each element, by <see cref="Math.Pow"/>: a call for every element, so not for inner loops.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> Power(Vector512<double> x, Vector512<double> y) =>
        Vector512.Create(Power(x.GetLower(), y.GetLower()), Power(x.GetUpper(), y.GetUpper()));

    /// <inheritdoc cref="Power(Vector512{double}, Vector512{double})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> Power(Vector256<double> x, Vector256<double> y) =>
        Vector256.Create(Power(x.GetLower(), y.GetLower()), Power(x.GetUpper(), y.GetUpper()));

    /// <inheritdoc cref="Power(Vector512{double}, Vector512{double})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<double> Power(Vector128<double> x, Vector128<double> y) => Vector128.Create(
        Math.Pow(x.GetElement(0), y.GetElement(0)),
        Math.Pow(x.GetElement(1), y.GetElement(1)));

    /// <inheritdoc cref="Power(Vector512{double}, Vector512{double})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double Power(double x, double y) => Math.Pow(x, y);
}
