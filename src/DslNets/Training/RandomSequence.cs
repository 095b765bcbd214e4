namespace DslNets;

/// <summary>The independent sequences of random numbers that are drawn from a trainer's seed. The lower half of the range belongs to what is numbered: tensors and epochs.</summary>
internal enum RandomSequence : ulong
{
    /// <summary>The keys of forward passes, for dropout and noise.</summary>
    Passes = 1UL << 63,

    /// <summary>Which samples are split off for validation.</summary>
    Split,
}
