using DslNets.Runtime;
using DslNets.Tests.Networks;

namespace DslNets.Tests.Training;

/// <summary>y = w x with the squared error, a weight that is updated as its gradient is computed, and the running mean of x as state; written by hand. Its backward pass fails when asked to.</summary>
internal sealed class RunningMean : INetwork<RunningMean, double>
{
    /// <summary>The target of the first sample that makes the backward pass fail, with half of its work done.</summary>
    public const double Fails = 12345;
    private static readonly ArenaDescription s_arena = new(LengthPerSample: 7, Inputs: [0], Outputs: [1], Targets: [2], SampleWeights: 3, Losses: 4, InputGradients: [5], OutputGradients: [6]);

    private RunningMean() => Parameters = new ParameterStore<double>(Description);

    public static NetworkDescription Description { get; } = new(
        nameof(RunningMean),
        "running",
        [new("x", [1])],
        [new("y", [1])],
        [new("y", [1], Loss: Loss.MeanSquaredError)],
        [new("scale1", "Scale", [1], 1, 1, ["x"])],
        Descriptions.Placed(
            new("scale1.weight", [1], 0, 0, Initializer.Constant, 2, UpdatesInBackward: true),
            new("scale1.running_mean", [1], 0, 0, Initializer.Zeros, IsState: true)),
        s_arena,
        s_arena);

    public ParameterStore<double> Parameters { get; }

    public double Weight => Parameters.Trained.Span[0];

    public double Mean => Parameters.State.Span[0];

    public static RunningMean Create(ulong seed)
    {
        var network = new RunningMean();
        ParameterInitialization.Initialize(network.Parameters, seed);
        return network;
    }

    /// <summary>The random key of the latest forward pass.</summary>
    [field: ThreadStatic]
    public static uint LatestKey { get; private set; }

    /// <summary>Samples whose targets are 1.</summary>
    public static Batch<double> BatchOf(params double[] inputs)
    {
        var batch = new Batch<double>(Description, inputs.Length);
        inputs.CopyTo(batch.Input());
        batch.Target().Fill(1);
        return batch;
    }

    public void PredictBatch(Batch<double> batch) => throw new NotSupportedException();

    public static void TrainForward(Pass<double> pass, in Worker worker)
    {
        InferForward(pass, worker);
        if (worker.Index == 0)
        {
            LatestKey = pass.RandomKey;
            var x = new BatchValues<double>(pass, 0, 1);
            double mean = 0;
            for (int sample = 0; sample < pass.Samples; sample++)
            {
                mean += x[sample, 0] / pass.Samples;
            }

            pass.State.Span[0] = (0.5 * pass.State.Span[0]) + (0.5 * mean);
        }

        worker.Barrier();
    }

    public static void TrainLoss(Pass<double> pass, in Worker worker)
    {
        (var y, var t, var loss) = (new BatchValues<double>(pass, 1, 1), new BatchValues<double>(pass, 2, 1), new BatchValues<double>(pass, 4, 1));
        for (int sample = Kernels.First(pass, worker); sample < Kernels.End(pass, worker); sample++)
        {
            loss[sample, 0] = (y[sample, 0] - t[sample, 0]) * (y[sample, 0] - t[sample, 0]);
        }

        worker.Barrier();
    }

    public static void TrainBackward(Pass<double> pass, in Worker worker)
    {
        (var x, var y, var t, var weight) = (
            new BatchValues<double>(pass, 0, 1), new BatchValues<double>(pass, 1, 1), new BatchValues<double>(pass, 2, 1), new BatchValues<double>(pass, 3, 1));
        if (worker.Index == 0)
        {
            double gradient = 0;
            for (int sample = 0; sample < pass.Samples; sample++)
            {
                gradient += 2 * weight[sample, 0] * (y[sample, 0] - t[sample, 0]) * x[sample, 0];
            }

            if (pass.Update is null)
            {
                Kernels.Put(pass, ref pass.Gradients.Span[0], gradient);
            }

            if (t[0, 0] == Fails)
            {
                throw new InvalidTimeZoneException("The backward pass fails.");
            }

            if (pass.Update is { } tiles)
            {
                tiles.Scratch.Span.Clear();
                tiles.Scratch.Span[0] = gradient;
                tiles.Apply(0, 0, Description.Tensors[0].StorageLength, ref tiles.Scratch.Reference);
            }
        }

        worker.Barrier();
    }

    public static void TrainBackwardFromOutputs(Pass<double> pass, in Worker worker) => throw new NotSupportedException();

    public static void InferForward(Pass<double> pass, in Worker worker)
    {
        (var x, var y) = (new BatchValues<double>(pass, 0, 1), new BatchValues<double>(pass, 1, 1));
        for (int sample = Kernels.First(pass, worker); sample < Kernels.End(pass, worker); sample++)
        {
            y[sample, 0] = pass.Parameters.Span[0] * x[sample, 0];
        }

        worker.Barrier();
    }

    public static void InferLoss(Pass<double> pass, in Worker worker) => TrainLoss(pass, worker);
}
