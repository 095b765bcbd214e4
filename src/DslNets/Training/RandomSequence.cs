namespace DslNets;

/// <summary>The independent sequences of random numbers of one seed. Tensors have those from 0, by their place in the description.</summary>
internal enum RandomSequence : ulong
{
    /// <summary>The first of the random orders: each epoch has the one that far behind.</summary>
    Orders = 1UL << 62,

    /// <summary>The keys of forward passes, for dropout and noise.</summary>
    Passes = 1UL << 63,

    /// <summary>Which samples are split off for validation.</summary>
    Split,
}
