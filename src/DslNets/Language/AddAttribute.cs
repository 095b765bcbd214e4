namespace DslNets;

/// <summary>Adds the values of named layers to the one it reads: y = x + a + b + ... All have one shape, which stays; no parameters. A jump connection is two attributes: a name above, an Add below.</summary>
/// <param name="layers">The names of the layers that are added to the layer above (or to <see cref="LayerAttribute.From"/>).</param>
public sealed class AddAttribute(params string[] layers) : LayerAttribute
{
    /// <summary>The names of the layers that are added.</summary>
    public IReadOnlyList<string> Layers { get; } = layers;
}
