using System.Collections.Generic;

namespace DslNets.Compiler.Ir;

/// <summary>A network as tensor operations: what one pass computes, in sections that run one after the other.</summary>
/// <remarks>In training: Forward, Loss, then either Backward or BackwardFromOutputs. In inference: Forward, Loss.</remarks>
/// <param name="IsTraining">Whether dropout is on and normalisation uses the batch's own statistics.</param>
/// <param name="Ports">What the runtime packs before a pass.</param>
/// <param name="Outputs">The values of the output ports.</param>
/// <param name="Loss">The loss of each sample; null when no output has a loss.</param>
public sealed record IrProgram(
    bool IsTraining,
    IReadOnlyList<TensorModel> Tensors,
    IReadOnlyList<Value> Ports,
    IReadOnlyList<Section> Sections,
    IReadOnlyList<Value> Outputs,
    Value? Loss)
{
    /// <summary>What is carried to the next step of a stream, or by stateful layers to the next batch: for each port of <see cref="PortRole.Remembered"/>, in their order, what it is then.</summary>
    public IReadOnlyList<Value> Remembered { get; init; } = [];
}
