namespace DslNets;

/// <summary>What discriminator and generator of a generative adversarial network minimise. d is the discriminator's output for a sample, without activation; means are over the samples.</summary>
public enum GanLoss
{
    /// <summary>The discriminator: mean of softplus(-d) over real samples + mean of softplus(d) over generated ones; the generator: mean of softplus(-d), so that it learns most where it is worst (Goodfellow et al. 2014, section 3). The default.</summary>
    NonSaturating,

    /// <summary>The game itself: the discriminator as <see cref="NonSaturating"/>; the generator: mean of log(1 - sigmoid(d)) = -softplus(d) (Goodfellow et al. 2014, equation 1). Its gradient vanishes where the discriminator is sure.</summary>
    Standard,

    /// <summary>The discriminator: mean of (d - 1)^2 / 2 over real samples + mean of d^2 / 2 over generated ones; the generator: mean of (d - 1)^2 / 2 (Mao et al. 2017).</summary>
    LeastSquares,

    /// <summary>
    /// The discriminator, here called critic: mean of d over generated samples - mean of d over real ones; the generator: mean of -d. After each of its steps the critic's parameters are clipped to
    /// <see cref="GanOptions.WeightLimit"/>, which bounds its slope (Arjovsky et al. 2017).
    /// </summary>
    Wasserstein,
}
