namespace DslNets;

/// <summary>Where the values of one pass lie: offsets in elements per sample, to be multiplied with the padded batch (see <see cref="Runtime.BatchLayout"/>).</summary>
/// <param name="LengthPerSample">The elements the pass needs for each sample of the padded batch.</param>
/// <param name="Inputs">The inputs, one offset per port.</param>
/// <param name="Outputs">The outputs, one offset per port.</param>
/// <param name="Targets">The targets, one offset per target port; an index takes one element.</param>
/// <param name="SampleWeights">The weight of each sample's loss; the weights of a batch add up to 1. -1 when the pass does not read them.</param>
/// <param name="Losses">The loss of each sample, one element; -1 when there is no loss.</param>
/// <param name="InputGradients">The gradients with respect to the inputs; empty for inference.</param>
/// <param name="OutputGradients">The gradients with respect to the outputs, for the backward pass that starts from them; empty for inference.</param>
/// <param name="InputGradientsFromOutputs">The gradients with respect to the inputs after the backward pass that starts from the outputs; null where they are those of the other one.</param>
/// <param name="FixedLength">Elements that do not depend on the batch (statistics of a batch, for instance); they follow the values of the samples.</param>
public sealed record ArenaDescription(
    int LengthPerSample,
    IReadOnlyList<int> Inputs,
    IReadOnlyList<int> Outputs,
    IReadOnlyList<int> Targets,
    int SampleWeights,
    int Losses,
    IReadOnlyList<int> InputGradients,
    IReadOnlyList<int> OutputGradients,
    int FixedLength = 0,
    IReadOnlyList<int>? InputGradientsFromOutputs = null)
{
    /// <summary>The true lengths of each input, one element; -1 for an input whose steps are all real. Empty when that holds for all.</summary>
    public IReadOnlyList<int> Lengths { get; init; } = [];

    /// <summary>What stateful layers carry from batch to batch; empty without such layers.</summary>
    public IReadOnlyList<CarriedState> Carried { get; init; } = [];
}
