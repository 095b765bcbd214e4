namespace DslNets;

/// <summary>
/// Root mean square normalisation: y = g x / sqrt(m + e), with m the mean of the squares of the features of the one sample (Zhang and Sennrich 2019; as PyTorch's <c>RMSNorm</c>). Of a sequence it goes over the
/// features of each step, of an image over the channels of each pixel. The shape stays; a scale g (starts at 1) for each feature, <c>weight</c> in files.
/// </summary>
public sealed class RmsNormAttribute : LayerAttribute
{
    /// <summary>The e that keeps the root away from 0; positive, 1e-5 by default.</summary>
    public double Epsilon { get; set; } = 1e-5;

    /// <summary>Whether training leaves the scale as it is; false by default.</summary>
    public bool Frozen { get; set; }

    /// <summary>The name of a layer above whose scale this one uses, instead of its own; over as many features.</summary>
    public string? Share { get; set; }
}
