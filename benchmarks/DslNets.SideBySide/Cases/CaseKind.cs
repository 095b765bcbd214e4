namespace DslNets.SideBySide.Cases;

/// <summary>What one call of a case does.</summary>
internal enum CaseKind
{
    /// <summary>A step of training on a batch.</summary>
    Training,

    /// <summary>The outputs of a batch.</summary>
    BatchInference,

    /// <summary>The outputs of one sample.</summary>
    SingleSample,

    /// <summary>The outputs of the next steps of a stream.</summary>
    Stream,
}
