namespace DslNets;

/// <summary>
/// Layer normalisation: y = g (x - m) / sqrt(v + e) + b, with mean m and biased variance v over the features of the one sample (Ba et al. 2016; as PyTorch's <c>LayerNorm</c>).
/// Of an image it goes over the channels of each pixel, of a sequence over the features of each step. The shape stays; a scale g (starts at 1) and a shift b (starts at 0) for
/// each feature or channel.
/// </summary>
/// <remarks>Over the last dimension as Keras; PyTorch's <c>LayerNorm([c, h, w])</c> over a whole image is another function, with more parameters.</remarks>
public sealed class LayerNormAttribute : LayerAttribute
{
    /// <summary>The e that keeps the root away from 0; positive, 1e-5 by default as in PyTorch (Keras: 1e-3).</summary>
    public double Epsilon { get; set; } = 1e-5;

    /// <summary>Whether training leaves scale and shift as they are; false by default.</summary>
    public bool Frozen { get; set; }

    /// <summary>The name of a layer above whose scale and shift this one uses, instead of its own; over as many features. Their initializers, penalties and <see cref="Frozen"/> are those of the named layer.</summary>
    public string? Share { get; set; }
}
