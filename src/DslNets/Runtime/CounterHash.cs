using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace DslNets.Runtime;

/// <summary>
/// Random numbers without state: each is a function of a key and a counter, so that dropout and noise can be computed again in the backward pass instead of being stored,
/// and do not depend on which thread computes them.
/// </summary>
/// <remarks>
/// Two rounds of lowbias32 (C. Wellons, Prospecting for Hash Functions, 2018), each keyed: with the second key, two keys whose counters meet in the first round part again.
/// Not for cryptography.
/// </remarks>
public static class CounterHash
{
    // 2^-24: the float below 1 that is nearest to it is 1 minus this.
    private const float FloatStep = 1f / (1 << 24);
    private const double DoubleStep = 1.0 / (1L << 32);

    /// <summary>The key of one training step: the seed and the step through one output of SplitMix64.</summary>
    /// <remarks>G. L. Steele, D. Lea and C. H. Flood, Fast Splittable Pseudorandom Number Generators, 2014, with the finaliser of S. Vigna's splitmix64.c.</remarks>
    /// <param name="seed">The seed of the training run.</param>
    /// <param name="step">The number of the step, or whatever else is to change the numbers.</param>
    public static uint Key(ulong seed, long step)
    {
        ulong x = seed + (unchecked((ulong)step + 1) * 0x9E3779B97F4A7C15UL);
        x = (x ^ (x >> 30)) * 0xBF58476D1CE4E5B9UL;
        x = (x ^ (x >> 27)) * 0x94D049BB133111EBUL;
        return (uint)((x ^ (x >> 31)) >> 32);
    }

    /// <summary>The key of one of several things that draw numbers in the same step.</summary>
    /// <param name="key">The key of the step.</param>
    /// <param name="salt">Which of them.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static uint Salted(uint key, int salt) => Mix(key ^ Mix(unchecked((uint)salt) + 0x9E3779B9u));

    /// <summary>The random bits that belong to each counter under a key.</summary>
    /// <param name="key">From <see cref="Key"/> or <see cref="Salted"/>.</param>
    /// <param name="counter">One counter per element.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<uint> Bits(uint key, Vector512<uint> counter) =>
        Mix(Mix(counter ^ Vector512.Create(key)) ^ Vector512.Create(SecondKey(key)));

    /// <inheritdoc cref="Bits(uint, Vector512{uint})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<uint> Bits(uint key, Vector256<uint> counter) =>
        Mix(Mix(counter ^ Vector256.Create(key)) ^ Vector256.Create(SecondKey(key)));

    /// <inheritdoc cref="Bits(uint, Vector512{uint})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<uint> Bits(uint key, Vector128<uint> counter) =>
        Mix(Mix(counter ^ Vector128.Create(key)) ^ Vector128.Create(SecondKey(key)));

    /// <inheritdoc cref="Bits(uint, Vector512{uint})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static uint Bits(uint key, uint counter) => Mix(Mix(counter ^ key) ^ SecondKey(key));

    /// <summary>A number in [0, 1) for each counter: the upper 24 of its random bits.</summary>
    /// <param name="key">From <see cref="Key"/> or <see cref="Salted"/>.</param>
    /// <param name="counter">One counter per element.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Uniform(uint key, Vector512<uint> counter) =>
        Vector512.ConvertToSingle((Bits(key, counter) >> 8).AsInt32()) * Vector512.Create(FloatStep);

    /// <inheritdoc cref="Uniform(uint, Vector512{uint})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Uniform(uint key, Vector256<uint> counter) =>
        Vector256.ConvertToSingle((Bits(key, counter) >> 8).AsInt32()) * Vector256.Create(FloatStep);

    /// <inheritdoc cref="Uniform(uint, Vector512{uint})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> Uniform(uint key, Vector128<uint> counter) =>
        Vector128.ConvertToSingle((Bits(key, counter) >> 8).AsInt32()) * Vector128.Create(FloatStep);

    /// <inheritdoc cref="Uniform(uint, Vector512{uint})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Uniform(uint key, uint counter) => (Bits(key, counter) >> 8) * FloatStep;

    /// <summary>A number in [0, 1) for each counter: its 32 random bits, so within 2^-24 of the float that the same counter yields.</summary>
    /// <param name="key">From <see cref="Key"/> or <see cref="Salted"/>.</param>
    /// <param name="counter">One counter per element, of which the lower 32 bits count.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> Uniform(uint key, Vector512<ulong> counter)
    {
        (Vector256<ulong> lower, Vector256<ulong> upper) = Vector256.Widen(Bits(key, Vector256.Narrow(counter.GetLower(), counter.GetUpper())));
        return Vector512.ConvertToDouble(Vector512.Create(lower, upper).AsInt64()) * Vector512.Create(DoubleStep);
    }

    /// <inheritdoc cref="Uniform(uint, Vector512{ulong})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> Uniform(uint key, Vector256<ulong> counter)
    {
        (Vector128<ulong> lower, Vector128<ulong> upper) = Vector128.Widen(Bits(key, Vector128.Narrow(counter.GetLower(), counter.GetUpper())));
        return Vector256.ConvertToDouble(Vector256.Create(lower, upper).AsInt64()) * Vector256.Create(DoubleStep);
    }

    /// <inheritdoc cref="Uniform(uint, Vector512{ulong})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<double> Uniform(uint key, Vector128<ulong> counter) =>
        Vector128.ConvertToDouble(Vector128.WidenLower(Bits(key, Vector128.Narrow(counter, counter))).AsInt64()) * Vector128.Create(DoubleStep);

    /// <inheritdoc cref="Uniform(uint, Vector512{ulong})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double Uniform(uint key, ulong counter) => Bits(key, unchecked((uint)counter)) * DoubleStep;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static uint SecondKey(uint key) => unchecked((key * 0x9E3779B9u) + 0x7F4A7C15u);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<uint> Mix(Vector512<uint> x)
    {
        x = (x ^ (x >> 16)) * Vector512.Create(0x7FEB352Du);
        x = (x ^ (x >> 15)) * Vector512.Create(0x846CA68Bu);
        return x ^ (x >> 16);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<uint> Mix(Vector256<uint> x)
    {
        x = (x ^ (x >> 16)) * Vector256.Create(0x7FEB352Du);
        x = (x ^ (x >> 15)) * Vector256.Create(0x846CA68Bu);
        return x ^ (x >> 16);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<uint> Mix(Vector128<uint> x)
    {
        x = (x ^ (x >> 16)) * Vector128.Create(0x7FEB352Du);
        x = (x ^ (x >> 15)) * Vector128.Create(0x846CA68Bu);
        return x ^ (x >> 16);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static uint Mix(uint x)
    {
        x = unchecked((x ^ (x >> 16)) * 0x7FEB352Du);
        x = unchecked((x ^ (x >> 15)) * 0x846CA68Bu);
        return x ^ (x >> 16);
    }
}
