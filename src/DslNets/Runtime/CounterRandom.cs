using System.Runtime.CompilerServices;

namespace DslNets.Runtime;

/// <summary>
/// Random numbers by position: the number at a counter depends on the key and the counter only, so the order, the threads and the vector width in which numbers are drawn change nothing.
/// The number at counter n is the (n + 1)-th of the SplitMix64 generator started at the key (Steele, Lea and Flood, "Fast splittable pseudorandom number generators", 2014).
/// </summary>
/// <param name="key">Where the sequence starts; every key is good.</param>
public readonly struct CounterRandom(ulong key)
{
    private const ulong GoldenGamma = 0x9E3779B97F4A7C15;
    private readonly ulong _key = key;

    /// <summary>One of many independent sequences of the same seed.</summary>
    /// <param name="seed">The user's seed.</param>
    /// <param name="sequence">Which sequence: the number of a tensor, of an epoch.</param>
    public CounterRandom(ulong seed, ulong sequence)
        // Mixed once more, so that neighbouring seeds and sequences start at unrelated keys.
        : this(Mix(Mix(seed + GoldenGamma) + sequence))
    {
    }

    /// <summary>64 random bits.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ulong Bits(ulong counter) => Mix(_key + ((counter + 1) * GoldenGamma));

    /// <summary>Uniform in [0, 1), a multiple of 2^-53.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public double Uniform(ulong counter) => (Bits(counter) >> 11) * (1.0 / (1UL << 53));

    /// <summary>Normal with mean 0 and deviation 1 (Box and Muller 1958).</summary>
    /// <remarks>It uses the bits at 2 x counter and 2 x counter + 1.</remarks>
    public double Normal(ulong counter)
    {
        // 1 - u lies in (0, 1], where the logarithm is finite.
        double radius = Math.Sqrt(-2 * Math.Log(1 - Uniform(2 * counter)));
        return radius * Math.Cos(2 * Math.PI * Uniform((2 * counter) + 1));
    }

    /// <summary>A whole number from 0 to <paramref name="bound"/> - 1; no number is more likely than another by more than bound / 2^64 (Lemire 2019, without rejection).</summary>
    public int Below(ulong counter, int bound) => (int)Math.BigMul(Bits(counter), (ulong)bound, out _);

    private static ulong Mix(ulong bits)
    {
        bits = (bits ^ (bits >> 30)) * 0xBF58476D1CE4E5B9;
        bits = (bits ^ (bits >> 27)) * 0x94D049BB133111EB;
        return bits ^ (bits >> 31);
    }
}
