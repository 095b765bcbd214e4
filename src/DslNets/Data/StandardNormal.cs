using System.Numerics;
using DslNets.Runtime;

namespace DslNets;

/// <summary>Random numbers with mean 0 and deviation 1: latent vectors for a generator, or for the decoder of a variational autoencoder.</summary>
public static class StandardNormal
{
    /// <summary>Fills memory with normal numbers (Box and Muller 1958); the same seed gives the same bits.</summary>
    /// <param name="values">Where they go.</param>
    /// <param name="seed">What they are drawn from.</param>
    /// <param name="sequence">Which of many independent sequences of this seed.</param>
    public static void Fill<T>(Span<T> values, ulong seed, ulong sequence = 0)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var random = new CounterRandom(seed, sequence);
        for (int index = 0; index < values.Length; index++)
        {
            values[index] = T.CreateTruncating(random.Normal((ulong)index));
        }
    }
}
