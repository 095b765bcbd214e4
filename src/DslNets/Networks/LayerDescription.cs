namespace DslNets;

/// <summary>One row of a network's summary.</summary>
/// <param name="Name">The layer's name, such as <c>dense1</c>.</param>
/// <param name="Kind">The attribute's name, such as <c>Dense</c>.</param>
/// <param name="OutputShape">What the layer gives for one sample.</param>
/// <param name="ParameterCount">The trained values it holds.</param>
/// <param name="Flops">Floating-point operations of one sample's forward pass; a multiply-add counts as two.</param>
/// <param name="Sources">The names of the layers it reads.</param>
public sealed record LayerDescription(
    string Name, string Kind, IReadOnlyList<int> OutputShape, int ParameterCount, long Flops, IReadOnlyList<string> Sources);
