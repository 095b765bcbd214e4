namespace DslNets;

/// <summary>Settings of a trainer.</summary>
public sealed record TrainerOptions
{
    /// <summary>What dropout, noise, shuffling and splitting are drawn from: the same seed gives the same bits, whatever the number of threads. Default 0.</summary>
    public ulong Seed { get; init; }

    /// <summary>The threads that share each step; 0, the default, takes as many as pay for the network's size, at most one per processor.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Negative.</exception>
    public int Threads { get; init => field = Require.AtLeast(0, value); }

    /// <summary>The largest batch expected; a larger one makes the trainer allocate anew. Default 32.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Below 1.</exception>
    public int BatchSize { get; init => field = Require.AtLeast(1, value); } = 32;

    /// <summary>
    /// How many batches of <c>TrainStep</c> make one step of the optimizer: their gradients are averaged, so that equally large batches give the step of one batch that holds them all. Default 1.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">Below 1.</exception>
    public int AccumulationSteps { get; init => field = Require.AtLeast(1, value); } = 1;

    /// <summary>
    /// Whether <c>TrainStep</c> keeps the gradients for <c>CopyGradientsTo</c>. Default false: weights are updated as their gradient is computed, which then never goes to memory.
    /// The pieces (<c>BackwardFromLoss</c>, <c>Backward</c>) always keep them.
    /// </summary>
    public bool KeepsGradients { get; init; }

    /// <summary>The number of threads for a network and batch size: a thread needs some microseconds of work for its barriers to pay.</summary>
    internal static int ThreadCount(int requested, NetworkDescription description, int batchSize, int passes)
    {
        const double FlopsPerThread = 4e6;
        double flops = (double)passes * batchSize * description.Layers.Sum(layer => layer.Flops);
        return requested > 0 ? requested : (int)Math.Clamp(flops / FlopsPerThread, 1, Environment.ProcessorCount);
    }
}
