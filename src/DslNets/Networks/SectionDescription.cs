namespace DslNets;

/// <summary>Layers that are a function of their own, which a method of the network computes.</summary>
/// <param name="Name">The name of the section, such as <c>Encode</c>.</param>
/// <param name="InputShape">What enters it for one sample.</param>
/// <param name="OutputShape">What it gives for one sample.</param>
/// <param name="Layers">The names of its layers.</param>
/// <param name="Inference">Where its values lie when its method computes them.</param>
public sealed record SectionDescription(
    string Name, IReadOnlyList<int> InputShape, IReadOnlyList<int> OutputShape, IReadOnlyList<string> Layers, ArenaDescription Inference);
