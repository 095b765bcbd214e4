namespace DslNets;

/// <summary>
/// While training, adds normal noise with mean 0 and deviation s to each value; otherwise y = x. The shape stays; no parameters (as Keras's <c>GaussianNoise</c>). Below the input it makes an autoencoder a
/// denoising one (Vincent et al. 2008).
/// </summary>
/// <remarks>Noise is a function of the seed, the step, the layer and the element (Box and Muller 1958).</remarks>
/// <param name="deviation">The standard deviation s, finite and at least 0.</param>
public sealed class GaussianNoiseAttribute(double deviation) : LayerAttribute
{
    /// <summary>The standard deviation s.</summary>
    public double Deviation { get; } = deviation;
}
