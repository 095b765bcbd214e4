namespace DslNets;

/// <summary>
/// Puts the features of named layers after those of the one it reads: vectors of n, a, b, ... features in, one vector of n + a + b + ... features out; no parameters. Of images the
/// channels are joined pixel by pixel, of sequences the features step by step; their other dimensions agree.
/// </summary>
/// <param name="layers">The names of the layers whose features follow those of the layer above (or of <see cref="LayerAttribute.From"/>), in this order.</param>
public sealed class ConcatAttribute(params string[] layers) : LayerAttribute
{
    /// <summary>The names of the layers whose features follow.</summary>
    public IReadOnlyList<string> Layers { get; } = layers;
}
