namespace DslNets;

/// <summary>
/// The latent variable of a variational autoencoder (Kingma and Welling 2014): two linear maps of a vector x give the mean and the logarithm of the variance of a normal distribution, of which one number
/// for each of <c>latent</c> features is drawn: z = mean + exp(log_variance / 2) noise. Otherwise than in training, z = mean. Vector of n features in, vector of <c>latent</c> features out.
/// </summary>
/// <remarks>
/// <para>
/// The loss of each sample, in training and in evaluation, gets the divergence from the standard normal distribution as a further term:
/// KL = -1/2 sum(1 + log_variance - mean^2 - exp(log_variance)), times <see cref="Beta"/>, divided by the number of terms that the network's losses are means of. So the loss, times that number, is in nats:
/// with <see cref="Loss.BinaryCrossEntropy"/> over 784 pixels and a Beta of 1, 784 times the loss is the negative evidence lower bound. A loss over classes (CrossEntropy, CategoricalCrossEntropy, KullbackLeibler)
/// has one term for a vector, and one for each step of a sequence, padding included.
/// </para>
/// <para>
/// Noise is a function of the seed, the step, the layer and the element (Box and Muller 1958), so that it is computed again instead of stored. Files have <c>mean.weight</c> and <c>log_variance.weight</c>
/// (<c>latent</c> x n) and the biases, as two of PyTorch's <c>Linear</c>. Gradients of outputs that are given from outside do not contain the term.
/// </para>
/// </remarks>
/// <param name="latent">The features of the latent vector, at least 1.</param>
public sealed class GaussianSampleAttribute(int latent) : LayerAttribute
{
    /// <summary>The features of the latent vector.</summary>
    public int Latent { get; } = latent;

    /// <summary>
    /// The weight of the divergence (Higgins et al. 2017): more than 1 makes the features of the latent vector more independent of each other, 0 leaves the term out. 1 by default, the evidence lower bound
    /// of a Bernoulli distribution (<see cref="Loss.BinaryCrossEntropy"/>); with <see cref="Loss.MeanSquaredError"/>, 2 s^2 is that of a normal distribution with the variance s^2. Finite, at least 0.
    /// </summary>
    public double Beta { get; set; } = 1;

    /// <summary>Whether training leaves the layer's weights and biases as they are; false by default.</summary>
    public bool Frozen { get; set; }

    /// <summary>The name of a layer above whose weights and biases this one uses, instead of its own; with as many inputs and latent features.</summary>
    public string? Share { get; set; }
}
