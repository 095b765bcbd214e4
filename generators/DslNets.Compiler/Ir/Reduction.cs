namespace DslNets.Compiler.Ir;

/// <summary>How a reduction joins its elements.</summary>
public enum Reduction
{
    Sum,

    /// <summary>Only as the shift of softmax, which does not depend on it; so it has no gradient.</summary>
    Maximum,
}
