using DslNets.Runtime;

namespace DslNets;

/// <content>Training over epochs, and validation.</content>
public sealed partial class Trainer<TNetwork, T>
{
    /// <summary>Where training stands in the current epoch.</summary>
    internal EpochPosition Position { get; set; }

    /// <summary>The metrics of the current epoch so far.</summary>
    internal EpochMetrics Metrics { get; } = new();

    /// <summary>The best epoch so far of a call of Fit that is running or was interrupted; null otherwise.</summary>
    internal BestEpoch<T>? Best { get; set; }

    /// <summary>The sum of the sample weights of the latest batch.</summary>
    internal double WeightSum => _weightSum;

    /// <summary>The learning rate of the latest step.</summary>
    internal double LastLearningRate { get; private set; } = double.NaN;

    /// <summary>Inference on the threads of this trainer.</summary>
    internal Evaluator<TNetwork, T> Evaluator => field ??= new Evaluator<TNetwork, T>(Network, _team);

    /// <summary>Trains for some epochs; a second call goes on with parameters, optimizer state, step count and random position. An epoch that was interrupted is finished first, as the first of the new ones; its loss and its metrics are those of the whole epoch.</summary>
    /// <param name="train">The samples to train on.</param>
    /// <param name="options">Epochs, batch size, validation and more; optimizer, seed, threads and accumulation are the trainer's.</param>
    /// <exception cref="ArgumentException">The options do not fit the trainer, the network or the samples.</exception>
    /// <exception cref="InvalidDataException">The interrupted epoch was that of a checkpoint, which holds something else for one of the metrics than it remembers.</exception>
    /// <exception cref="NonFiniteLossException">The loss became infinite or not a number.</exception>
    public History Fit(IDataSource<T> train, FitOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(train);
        options ??= new FitOptions();
        CheckOptions(options);
        if (!_carried.IsEmpty && (options.Shuffles || options.ValidationFraction > 0))
        {
            throw new ArgumentException(
                $"{TNetwork.Description.Name} has stateful layers, whose batches go on where the ones before ended: set {nameof(FitOptions.Shuffles)} to false, and split no fraction off for validation.", nameof(options));
        }

        int[] samples = Indexes(train.Count);
        TrainingBatches<T>? validation = ValidationOf(options);
        if (options.ValidationFraction > 0)
        {
            int count = (int)Math.Round(options.ValidationFraction * samples.Length, MidpointRounding.AwayFromZero);
            if (validation is not null || count == 0 || count == samples.Length)
            {
                throw new ArgumentException(
                    validation is not null
                        ? $"Set {nameof(FitOptions.ValidationFraction)} or samples to validate with, not both."
                        : $"A {nameof(FitOptions.ValidationFraction)} of {samples.Length} samples leaves {samples.Length - count} for training and {count} for validation; each needs one.",
                    nameof(options));
            }

            Permutation.Shuffle(samples.AsSpan(), _seed, Permutation.Split);
            validation = new SourceBatches<T>(train, samples[..count], ValidationBatchSize(options));
            samples = samples[count..];
        }

        NetworkAdaptation.AdaptIfDue(Network.Parameters, new SourceBatches<T>(train, samples, ValidationBatchSize(options)));
        var batches = new SourceBatches<T>(train, samples, options.BatchSize, options.Shuffles ? _seed : null, isTraining: true);
        return new FitLoop<TNetwork, T>(this, options, batches, validation).Run();
    }

    /// <summary>Trains for some epochs on samples that come in the order of a stream; see <see cref="Fit(IDataSource{T}, FitOptions?)"/>.</summary>
    /// <param name="train">The samples to train on; it is reset before each epoch.</param>
    /// <param name="options">Epochs, batch size, validation and more.</param>
    /// <exception cref="ArgumentException">The options do not fit the trainer or the network, or ask for a fraction of the stream to validate with.</exception>
    /// <exception cref="NonFiniteLossException">The loss became infinite or not a number.</exception>
    public History Fit(IBatchStream<T> train, FitOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(train);
        options ??= new FitOptions();
        CheckOptions(options);
        if (options.ValidationFraction > 0)
        {
            throw new ArgumentException($"No fraction can be split off a stream; set {nameof(FitOptions.Validation)} or {nameof(FitOptions.ValidationStream)}.", nameof(options));
        }

        if (ReferenceEquals(train, options.ValidationStream))
        {
            throw new ArgumentException($"{nameof(FitOptions.ValidationStream)} is the stream that is trained on.", nameof(options));
        }

        NetworkAdaptation.AdaptIfDue(Network.Parameters, new StreamBatches<T>(train, options.BatchSize));
        var batches = new StreamBatches<T>(train, options.BatchSize, isTraining: true);
        return new FitLoop<TNetwork, T>(this, options, batches, ValidationOf(options)).Run();
    }

    /// <summary>Evaluates the network on the threads of this trainer; see <see cref="NetworkTraining.Evaluate{TNetwork, T}(INetwork{TNetwork, T}, IDataSource{T}, IReadOnlyList{IMetric{T}}, int, int)"/>.</summary>
    /// <param name="data">The samples.</param>
    /// <param name="metrics">Figures to gather.</param>
    /// <param name="batchSize">The samples of a pass.</param>
    public Evaluation Evaluate(IDataSource<T> data, IReadOnlyList<IMetric<T>>? metrics = null, int batchSize = 256)
    {
        ArgumentNullException.ThrowIfNull(data);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(batchSize);
        return Evaluator.Evaluate(InOrder(data, batchSize), metrics ?? [], CancellationToken.None)!;
    }

    /// <summary>Evaluates the network on samples that do not fit in memory, on the threads of this trainer; see the other overload.</summary>
    /// <param name="data">The samples; the stream is reset first.</param>
    /// <param name="metrics">Figures to gather.</param>
    /// <param name="batchSize">The samples of a pass.</param>
    public Evaluation Evaluate(IBatchStream<T> data, IReadOnlyList<IMetric<T>>? metrics = null, int batchSize = 256)
    {
        ArgumentNullException.ThrowIfNull(data);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(batchSize);
        return Evaluator.Evaluate(new StreamBatches<T>(data, batchSize), metrics ?? [], CancellationToken.None)!;
    }

    /// <summary>All samples of a source in its order.</summary>
    internal static SourceBatches<T> InOrder(IDataSource<T> data, int batchSize) => new(data, Indexes(data.Count), batchSize);

    /// <summary>Makes a step of gradients that are not yet as many as <see cref="TrainerOptions.AccumulationSteps"/>.</summary>
    internal void StepAccumulated()
    {
        if (_accumulated > 0)
        {
            PrepareUpdate(1.0 / _accumulated);
            Run(TrainingStages.Update);
            CountStep();
        }
    }

    private static int[] Indexes(int count)
    {
        int[] indexes = new int[count];
        for (int i = 0; i < count; i++)
        {
            indexes[i] = i;
        }

        return indexes;
    }

    /// <summary>Larger batches are faster, but the tracks of stateful layers are as many as in training.</summary>
    private int ValidationBatchSize(FitOptions options) => _carried.IsEmpty ? Math.Max(options.BatchSize, 128) : options.BatchSize;

    private TrainingBatches<T>? ValidationOf(FitOptions options)
    {
        if (options.Validation is not null && options.ValidationStream is not null)
        {
            throw new ArgumentException($"Set {nameof(FitOptions.Validation)} or {nameof(FitOptions.ValidationStream)}, not both.", nameof(options));
        }

        return ((object?)options.Validation ?? options.ValidationStream) switch
        {
            null => null,
            IDataSource<T> source when options.Validation is not null => InOrder(source, ValidationBatchSize(options)),
            IBatchStream<T> stream => new StreamBatches<T>(stream, ValidationBatchSize(options)),
            _ => throw new ArgumentException($"The validation samples are of another number type than {typeof(T).Name}.", nameof(options)),
        };
    }

    private void CheckOptions(FitOptions options)
    {
        RequireLoss();
        if (options.Optimizer is { } optimizer && !ReferenceEquals(optimizer, Optimizer))
        {
            throw new ArgumentException("The trainer has an optimizer already.", nameof(options));
        }

        if (options.Seed is not null || options.Threads is not null || options.AccumulationSteps is not null)
        {
            throw new ArgumentException("Seed, threads and accumulation are the trainer's; set them in its options.", nameof(options));
        }
    }
}
