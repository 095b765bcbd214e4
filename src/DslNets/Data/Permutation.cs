using DslNets.Runtime;

namespace DslNets;

/// <summary>Random orders that depend on nothing but their seed.</summary>
public static class Permutation
{
    /// <summary>The order, in place of that of an epoch, by which samples are split off for validation.</summary>
    internal const ulong Split = 1UL << 63;

    /// <summary>The sequence of random numbers that the order of epoch 0 is drawn from, far behind those of tensors, which have the sequences from 0 on.</summary>
    private const ulong FirstSequence = 1UL << 62;

    /// <summary>The numbers from 0 to <paramref name="count"/> - 1 in random order; every order is equally likely (Fisher and Yates; Durstenfeld 1964).</summary>
    /// <param name="count">How many numbers.</param>
    /// <param name="seed">The same seed gives the same order.</param>
    /// <param name="epoch">Which of the many orders of this seed.</param>
    public static int[] Random(int count, ulong seed, ulong epoch = 0)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        int[] order = new int[count];
        for (int index = 0; index < count; index++)
        {
            order[index] = index;
        }

        Shuffle(order.AsSpan(), seed, epoch);
        return order;
    }

    /// <summary>Puts items into random order in place.</summary>
    /// <param name="items">The items.</param>
    /// <param name="seed">The same seed gives the same order.</param>
    /// <param name="epoch">Which of the many orders of this seed.</param>
    public static void Shuffle<TItem>(Span<TItem> items, ulong seed, ulong epoch = 0)
    {
        var random = new CounterRandom(seed, unchecked(FirstSequence + epoch));
        for (int last = items.Length - 1; last > 0; last--)
        {
            int other = random.Below((ulong)last, last + 1);
            (items[last], items[other]) = (items[other], items[last]);
        }
    }
}
