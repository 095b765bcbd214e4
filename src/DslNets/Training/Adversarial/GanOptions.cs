namespace DslNets;

/// <summary>Settings of a <see cref="GanTrainer{TGenerator, TDiscriminator, T}"/>.</summary>
public sealed record GanOptions
{
    /// <summary>What the two networks minimise. Default <see cref="GanLoss.NonSaturating"/>.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Not a value of the enum.</exception>
    public GanLoss Loss
    {
        get;
        init => field = Enum.IsDefined(value) ? value : throw new ArgumentOutOfRangeException(nameof(Loss), value, $"{value} is no {nameof(GanLoss)}.");
    }

    /// <summary>The steps of the discriminator, each on a batch of its own, for one of the generator. Default 1; Arjovsky et al. (2017) take 5.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Below 1.</exception>
    public int DiscriminatorSteps { get; init => field = Require.AtLeast(1, value); } = 1;

    /// <summary>With <see cref="GanLoss.Wasserstein"/>: the largest absolute value of the critic's parameters. Default 0.01, as Arjovsky et al. (2017).</summary>
    /// <exception cref="ArgumentOutOfRangeException">Not positive, or not finite.</exception>
    public double WeightLimit { get; init => field = Require.Positive(value); } = 0.01;

    /// <summary>What latent vectors, the order of the samples, dropout and noise are drawn from: the same seed gives the same bits, whatever the number of threads. Default 0.</summary>
    public ulong Seed { get; init; }

    /// <summary>The threads that share each pass; 0, the default, takes as many as pay for the size of each network, at most one per processor.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Negative.</exception>
    public int Threads { get; init => field = Require.AtLeast(0, value); }

    /// <summary>The samples of a batch, real ones and as many generated ones. Default 64.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Below 1.</exception>
    public int BatchSize { get; init => field = Require.AtLeast(1, value); } = 64;
}
