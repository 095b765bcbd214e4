namespace DslNets;

/// <summary>
/// Batch normalisation of each feature: y = g (x - m) / sqrt(v + e) + b, with mean m and variance v of the batch while training and their running averages otherwise
/// (Ioffe and Szegedy 2015). Of an image each channel is normalised over the batch and all pixels, of a sequence each feature over the batch and all steps. The shape stays; a
/// scale g (starts at 1) and a shift b (starts at 0) for each feature or channel.
/// </summary>
/// <remarks>As PyTorch's <c>BatchNorm1d</c> and <c>BatchNorm2d</c>: the variance of the batch is the biased one, the running variance averages the unbiased one. Defaults differ from Keras (momentum 0.99 in its own sense, epsilon 1e-3).</remarks>
public sealed class BatchNormAttribute : LayerAttribute
{
    /// <summary>The share of the new batch in the running averages: r = (1 - Momentum) r + Momentum x. In (0, 1]; 0.1 by default as in PyTorch (Keras counts the other way round).</summary>
    public double Momentum { get; set; } = 0.1;

    /// <summary>The e that keeps the root away from 0; positive, 1e-5 by default as in PyTorch.</summary>
    public double Epsilon { get; set; } = 1e-5;

    /// <summary>
    /// Whether training leaves scale, shift and the running averages as they are, and normalises by those averages instead of the batch's mean and variance, as inference does;
    /// false by default. As a layer of PyTorch in <c>eval</c> mode that does not require gradients, or of Keras that is not trainable.
    /// </summary>
    public bool Frozen { get; set; }
}
