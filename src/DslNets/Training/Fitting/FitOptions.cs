namespace DslNets;

/// <summary>Settings of <c>Fit</c>.</summary>
public sealed record FitOptions
{
    /// <summary>How often all samples are trained on; at least 1. Default 1.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Below 1.</exception>
    public int Epochs { get; init => field = Require.AtLeast(1, value); } = 1;

    /// <summary>The samples of a step; the last step of an epoch takes what is left. Default 32.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Below 1.</exception>
    public int BatchSize { get; init => field = Require.AtLeast(1, value); } = 32;

    /// <summary>The rule by which gradients change parameters. Default: <see cref="Adam"/>. Not to be set for a trainer, which has one.</summary>
    public Optimizer? Optimizer { get; init; }

    /// <summary>What shuffling, splitting, dropout and noise are drawn from. Default 0. Not to be set for a trainer, which has one.</summary>
    public ulong? Seed { get; init; }

    /// <summary>The threads that share each step; null or 0 takes as many as pay for the network's size. Not to be set for a trainer, which has its own.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Negative.</exception>
    public int? Threads { get; init => field = value is { } count ? Require.AtLeast(0, count) : null; }

    /// <summary>
    /// How many batches make one step of the optimizer, by the mean of their gradients; the rest at the end of an epoch makes a step too. Default 1. Not to be set for a trainer, which has its own.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">Below 1.</exception>
    public int? AccumulationSteps { get; init => field = value is { } count ? Require.AtLeast(1, count) : null; }

    /// <summary>Whether the samples come in a new order each epoch, drawn from seed and epoch. Default true. A stream decides its order itself. Stateful layers (<see cref="RecurrentAttribute.Stateful"/>) need false.</summary>
    public bool Shuffles { get; init; } = true;

    /// <summary>Samples that are not trained on, to validate with after each epoch. They must have the network's number type.</summary>
    public IDataSource? Validation { get; init; }

    /// <summary>
    /// A stream to validate with instead, for samples that do not fit in memory; it is reset before each validation. It must have the network's number type, and must not be the stream that is trained on.
    /// </summary>
    public IBatchStream? ValidationStream { get; init; }

    /// <summary>
    /// The part of the training samples that is split off for validation instead, 0 to below 1. Default 0. The samples are drawn from the seed (Keras takes the last ones).
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">Outside [0, 1).</exception>
    public double ValidationFraction { get; init => field = Require.BelowOne(value); }

    /// <summary>
    /// A factor for each class on the weight of its samples, for networks with one target of class labels. As in PyTorch's <c>CrossEntropyLoss</c>, the loss of a batch is divided by the sum of the weights.
    /// It does not apply to validation.
    /// </summary>
    public IReadOnlyList<double>? ClassWeights { get; init; }

    /// <summary>Figures to gather while training and validating. They must have the network's number type.</summary>
    public IReadOnlyList<IMetric> Metrics { get; init; } = [];

    /// <summary>When to end before all epochs are done; null, the default, never.</summary>
    public EarlyStopping? EarlyStopping { get; init; }

    /// <summary>Who is told how training goes.</summary>
    public IReadOnlyList<ICallback> Callbacks { get; init; } = [];

    /// <summary>Ends training after the current step; the weights stay as they are then.</summary>
    public CancellationToken CancellationToken { get; init; }
}
