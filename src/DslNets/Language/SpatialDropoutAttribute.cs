namespace DslNets;

/// <summary>
/// While training, makes each whole channel of an image (feature of a sequence) 0 with probability p and divides the others by 1 - p; otherwise y = x. Neighbouring pixels
/// tell the same, so dropping them one by one hides little. The shape stays; no parameters (Tompson et al. 2015; as PyTorch's <c>Dropout2d</c> and Keras's <c>SpatialDropout2D</c>).
/// </summary>
/// <param name="rate">The probability p, in [0, 1).</param>
public sealed class SpatialDropoutAttribute(double rate) : LayerAttribute
{
    /// <summary>The probability p.</summary>
    public double Rate { get; } = rate;
}
