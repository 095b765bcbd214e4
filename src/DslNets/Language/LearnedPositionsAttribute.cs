namespace DslNets;

/// <summary>
/// Adds a learned vector to each step, so that attention can tell steps apart: y[t] = x[t] + P[t]. The shape of the sequence stays; steps x features weights, <c>weight</c> in files (Gehring et al. 2017; as an
/// <c>Embedding</c> of the positions in PyTorch).
/// </summary>
public sealed class LearnedPositionsAttribute : LayerAttribute
{
    /// <summary>How the vectors start; by default <see cref="Initializer.Uniform"/> in [-0.05, 0.05], as Keras.</summary>
    public Initializer WeightInitializer { get; set; }

    /// <summary>The number that the weights' initializer takes (see <see cref="Initializer"/>); by default the initializer's own default.</summary>
    public double WeightInitializerScale { get; set; } = double.NaN;

    /// <summary>Whether training leaves the vectors as they are; false by default.</summary>
    public bool Frozen { get; set; }
}
