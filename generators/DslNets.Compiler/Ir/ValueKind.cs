namespace DslNets.Compiler.Ir;

/// <summary>Along what a value extends.</summary>
public enum ValueKind
{
    /// <summary>Samples x features; one feature for values such as a loss.</summary>
    Batch,

    /// <summary>Features alone: biases, statistics of a batch.</summary>
    Feature,

    /// <summary>Outputs x inputs: weights and their gradients.</summary>
    Matrix,
}
