using System.Numerics;
using DslNets.Runtime;

namespace DslNets;

/// <summary>Training and evaluating a network in one call.</summary>
public static class NetworkTraining
{
    /// <summary>Trains a network with a fresh optimizer. A second call goes on from the weights, again with a fresh optimizer; to go on with its state too, use a <see cref="Trainer{TNetwork, T}"/>.</summary>
    /// <param name="network">The network.</param>
    /// <param name="train">The samples to train on.</param>
    /// <param name="options">Epochs, batch size, optimizer, validation and more.</param>
    /// <returns>The figures of every epoch.</returns>
    /// <remarks>
    /// The mean and deviation of <c>[Normalize]</c> layers are taken from the training samples before the first epoch, if they have none yet.
    /// </remarks>
    /// <exception cref="ArgumentException">The options do not fit the network or the samples.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A label is no class, or a sample weight is negative or not finite.</exception>
    /// <exception cref="NonFiniteLossException">The loss became infinite or not a number; the parameters are those before that step, or those of the best epoch when <see cref="EarlyStopping"/> restores them.</exception>
    public static History Fit<TNetwork, T>(this INetwork<TNetwork, T> network, IDataSource<T> train, FitOptions? options = null)
        where TNetwork : class, INetwork<TNetwork, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        options ??= new FitOptions();
        using Trainer<TNetwork, T> trainer = CreateTrainer(network, options);
        return trainer.Fit(train, WithoutTrainerOptions(options));
    }

    /// <summary>Trains a network on samples that do not fit in memory; see the other overload. The stream decides the order of the samples.</summary>
    /// <param name="network">The network.</param>
    /// <param name="train">The samples to train on; the stream is reset before each epoch.</param>
    /// <param name="options">Epochs, batch size, optimizer, validation and more.</param>
    /// <returns>The figures of every epoch.</returns>
    public static History Fit<TNetwork, T>(this INetwork<TNetwork, T> network, IBatchStream<T> train, FitOptions? options = null)
        where TNetwork : class, INetwork<TNetwork, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        options ??= new FitOptions();
        using Trainer<TNetwork, T> trainer = CreateTrainer(network, options);
        return trainer.Fit(train, WithoutTrainerOptions(options));
    }

    /// <summary>Measures a network in inference mode.</summary>
    /// <param name="network">The network.</param>
    /// <param name="data">The samples.</param>
    /// <param name="metrics">Figures to gather besides loss and accuracy.</param>
    /// <param name="batchSize">The samples of a pass; 256 unless set.</param>
    /// <param name="threads">The threads that share each pass; 0, the default, takes as many as pay for the network's size.</param>
    /// <exception cref="ArgumentOutOfRangeException">A label is no class, or a sample weight is negative or not finite.</exception>
    public static Evaluation Evaluate<TNetwork, T>(
        this INetwork<TNetwork, T> network, IDataSource<T> data, IReadOnlyList<IMetric<T>>? metrics = null, int batchSize = 256, int threads = 0)
        where TNetwork : class, INetwork<TNetwork, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(data);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(batchSize);
        return Evaluate(network, Trainer<TNetwork, T>.InOrder(data, batchSize), metrics, threads);
    }

    /// <summary>Measures a network on samples that do not fit in memory; see the other overload.</summary>
    /// <param name="network">The network.</param>
    /// <param name="data">The samples; the stream is reset first.</param>
    /// <param name="metrics">Figures to gather besides loss and accuracy.</param>
    /// <param name="batchSize">The samples of a pass; 256 unless set.</param>
    /// <param name="threads">The threads that share each pass; 0, the default, takes as many as pay for the network's size.</param>
    public static Evaluation Evaluate<TNetwork, T>(
        this INetwork<TNetwork, T> network, IBatchStream<T> data, IReadOnlyList<IMetric<T>>? metrics = null, int batchSize = 256, int threads = 0)
        where TNetwork : class, INetwork<TNetwork, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(data);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(batchSize);
        return Evaluate(network, new StreamBatches<T>(data, batchSize), metrics, threads);
    }

    private static Evaluation Evaluate<TNetwork, T>(INetwork<TNetwork, T> network, TrainingBatches<T> batches, IReadOnlyList<IMetric<T>>? metrics, int threads)
        where TNetwork : class, INetwork<TNetwork, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentOutOfRangeException.ThrowIfNegative(threads);
        using var team = new ThreadTeam(TrainerOptions.ThreadCount(threads, TNetwork.Description, batches.BatchSize, passes: 1));
        return new Evaluator<TNetwork, T>((TNetwork)network, team).Evaluate(batches, metrics ?? [], CancellationToken.None)!;
    }

    private static Trainer<TNetwork, T> CreateTrainer<TNetwork, T>(INetwork<TNetwork, T> network, FitOptions options)
        where TNetwork : class, INetwork<TNetwork, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(network);
        return new Trainer<TNetwork, T>(
            (TNetwork)network,
            options.Optimizer ?? new Adam(),
            new TrainerOptions
            {
                Seed = options.Seed ?? 0,
                Threads = options.Threads ?? 0,
                BatchSize = options.BatchSize,
                AccumulationSteps = options.AccumulationSteps ?? 1,
            });
    }

    private static FitOptions WithoutTrainerOptions(FitOptions options) => options with { Optimizer = null, Seed = null, Threads = null, AccumulationSteps = null };
}
