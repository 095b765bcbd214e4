namespace DslNets;

/// <summary>
/// While training, makes each feature 0 with probability p and divides the others by 1 - p; otherwise y = x. The shape stays; no parameters
/// (Srivastava et al. 2014; inverted, as PyTorch and Keras).
/// </summary>
/// <remarks>Of an image, every value of every pixel alone; <see cref="SpatialDropoutAttribute"/> drops whole channels.</remarks>
/// <param name="rate">The probability p, in [0, 1).</param>
public sealed class DropoutAttribute(double rate) : LayerAttribute
{
    /// <summary>The probability p.</summary>
    public double Rate { get; } = rate;
}
