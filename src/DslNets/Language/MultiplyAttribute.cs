namespace DslNets;

/// <summary>Multiplies the one it reads with the values of named layers, feature by feature: y = x a b ... All have one shape, which stays; no parameters.</summary>
/// <param name="layers">The names of the layers that the layer above (or <see cref="LayerAttribute.From"/>) is multiplied with.</param>
public sealed class MultiplyAttribute(params string[] layers) : LayerAttribute
{
    /// <summary>The names of the layers that are multiplied.</summary>
    public IReadOnlyList<string> Layers { get; } = layers;
}
