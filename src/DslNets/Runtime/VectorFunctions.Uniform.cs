using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace DslNets.Runtime;

public static partial class VectorFunctions
{
    /// <summary>A random number in [0, 1) for each element: <see cref="CounterHash.Uniform(uint, Vector512{uint})"/>.</summary>
    /// <param name="key">From <see cref="CounterHash.Key"/> or <see cref="CounterHash.Salted"/>.</param>
    /// <param name="elementIndex">The index of each element.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Uniform(uint key, Vector512<uint> elementIndex) => CounterHash.Uniform(key, elementIndex);

    /// <inheritdoc cref="Uniform(uint, Vector512{uint})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Uniform(uint key, Vector256<uint> elementIndex) => CounterHash.Uniform(key, elementIndex);

    /// <inheritdoc cref="Uniform(uint, Vector512{uint})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> Uniform(uint key, Vector128<uint> elementIndex) => CounterHash.Uniform(key, elementIndex);

    /// <inheritdoc cref="Uniform(uint, Vector512{uint})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Uniform(uint key, uint elementIndex) => CounterHash.Uniform(key, elementIndex);

    /// <summary>A random number in [0, 1) for each element: <see cref="CounterHash.Uniform(uint, Vector512{ulong})"/>.</summary>
    /// <param name="key">From <see cref="CounterHash.Key"/> or <see cref="CounterHash.Salted"/>.</param>
    /// <param name="elementIndex">The index of each element.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> Uniform(uint key, Vector512<ulong> elementIndex) => CounterHash.Uniform(key, elementIndex);

    /// <inheritdoc cref="Uniform(uint, Vector512{ulong})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> Uniform(uint key, Vector256<ulong> elementIndex) => CounterHash.Uniform(key, elementIndex);

    /// <inheritdoc cref="Uniform(uint, Vector512{ulong})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<double> Uniform(uint key, Vector128<ulong> elementIndex) => CounterHash.Uniform(key, elementIndex);

    /// <inheritdoc cref="Uniform(uint, Vector512{ulong})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double Uniform(uint key, ulong elementIndex) => CounterHash.Uniform(key, elementIndex);
}
