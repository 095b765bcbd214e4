namespace DslNets.Compiler.Ir;

/// <summary>The parts of a pass that the runtime starts one by one.</summary>
public enum SectionKind
{
    Forward,
    Loss,
    Backward,

    /// <summary>Backward from gradients of the outputs that the user supplies, instead of from the loss.</summary>
    BackwardFromOutputs,
}
