namespace DslNets.Compiler.Memory;

/// <summary>The memory a value lies in.</summary>
public enum Region
{
    /// <summary>The part of the arena that grows with the batch; offsets count per sample.</summary>
    Samples,

    /// <summary>The part of the arena that does not.</summary>
    Fixed,

    Parameters,
    State,
    Gradients,

    /// <summary>What a stream remembers.</summary>
    Stream,
}
