using DslNets.Compiler.Model;

namespace DslNets.Compiler.Shapes;

/// <summary>One layer with its connections.</summary>
/// <param name="Layer">What the user wrote.</param>
/// <param name="Ordinal">Its place in <see cref="NetworkModel.Layers"/>.</param>
/// <param name="Name">The user's name for it, or the layer's kind and number: <c>dense1</c>, <c>batchnorm2</c>. An input is called by its port.</param>
/// <param name="Sources">The nodes it reads: first the layer above or <c>From</c>, then those it names.</param>
/// <param name="Shape">What it gives for one sample.</param>
public sealed record Node(LayerModel Layer, int Ordinal, string Name, EquatableArray<int> Sources, Shape Shape)
{
    /// <summary>The node whose parameters this one uses; null when it has its own.</summary>
    public int? Owner { get; init; }

    /// <summary>The input that says how many of its steps are real; null where all are, or it has none.</summary>
    public int? Lengths { get; init; }
}
