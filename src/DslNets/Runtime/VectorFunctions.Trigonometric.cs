using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace DslNets.Runtime;

public static partial class VectorFunctions
{
    /// <summary>The sine of an angle in radians.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Sine(Vector512<float> x) => Vector512.Sin(x);

    /// <inheritdoc cref="Sine(Vector512{float})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Sine(Vector256<float> x) => Vector256.Sin(x);

    /// <inheritdoc cref="Sine(Vector512{float})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> Sine(Vector128<float> x) => Vector128.Sin(x);

    /// <inheritdoc cref="Sine(Vector512{float})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Sine(float x) => Sine(Vector128.CreateScalar(x)).ToScalar();

    /// <summary>The sine of an angle in radians.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> Sine(Vector512<double> x) => Vector512.Sin(x);

    /// <inheritdoc cref="Sine(Vector512{double})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> Sine(Vector256<double> x) => Vector256.Sin(x);

    /// <inheritdoc cref="Sine(Vector512{double})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<double> Sine(Vector128<double> x) => Vector128.Sin(x);

    /// <inheritdoc cref="Sine(Vector512{double})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double Sine(double x) => Sine(Vector128.CreateScalar(x)).ToScalar();

    /// <summary>The cosine of an angle in radians.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Cosine(Vector512<float> x) => Vector512.Cos(x);

    /// <inheritdoc cref="Cosine(Vector512{float})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Cosine(Vector256<float> x) => Vector256.Cos(x);

    /// <inheritdoc cref="Cosine(Vector512{float})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> Cosine(Vector128<float> x) => Vector128.Cos(x);

    /// <inheritdoc cref="Cosine(Vector512{float})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Cosine(float x) => Cosine(Vector128.CreateScalar(x)).ToScalar();

    /// <summary>The cosine of an angle in radians.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> Cosine(Vector512<double> x) => Vector512.Cos(x);

    /// <inheritdoc cref="Cosine(Vector512{double})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> Cosine(Vector256<double> x) => Vector256.Cos(x);

    /// <inheritdoc cref="Cosine(Vector512{double})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<double> Cosine(Vector128<double> x) => Vector128.Cos(x);

    /// <inheritdoc cref="Cosine(Vector512{double})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double Cosine(double x) => Cosine(Vector128.CreateScalar(x)).ToScalar();
}
