using System.Numerics;
using DslNets.Runtime;
using DslNets.Tests.Networks;

namespace DslNets.Tests.Training;

/// <summary>y = W x + b from 3 to 2 features with the mean squared error and penalties on W, written by hand in scalar code.</summary>
internal sealed class LinearRegression<T> : INetwork<LinearRegression<T>, T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    public const double L1 = 0.01;
    public const double L2 = 0.02;
    private const int Inputs = 3;
    private const int Outputs = 2;
    private static readonly ArenaDescription s_arena = new(LengthPerSample: 14, Inputs: [0], Outputs: [3], Targets: [5], SampleWeights: 7, Losses: 8, InputGradients: [9], OutputGradients: [12]);

    private LinearRegression() => Parameters = new ParameterStore<T>(Description);

    public static NetworkDescription Description { get; } = new(
        nameof(LinearRegression<T>),
        "linear",
        [new("x", [Inputs])],
        [new("y", [Outputs])],
        [new("y", [Outputs], Loss: Loss.MeanSquaredError)],
        [new("dense1", "Dense", [Outputs], 8, 16, ["x"])],
        Descriptions.Placed(
            new("dense1.weight", [Outputs, Inputs], 0, 0, Initializer.GlorotUniform, Decays: true, L1: L1, L2: L2),
            new("dense1.bias", [Outputs], 0, 0, Initializer.Zeros)),
        s_arena,
        s_arena);

    /// <summary>What the thread of each worker had allocated when its latest forward pass began.</summary>
    public static long[] AllocatedBytes { get; } = new long[64];

    public ParameterStore<T> Parameters { get; }

    private static TensorDescription Weight => Description.Tensors[0];

    private static TensorDescription Bias => Description.Tensors[1];

    public static LinearRegression<T> Create(ulong seed)
    {
        var network = new LinearRegression<T>();
        ParameterInitialization.Initialize(network.Parameters, seed);
        return network;
    }

    public void PredictBatch(Batch<T> batch) => throw new NotSupportedException();

    public static void TrainForward(Pass<T> pass, in Worker worker)
    {
        AllocatedBytes[worker.Index] = GC.GetAllocatedBytesForCurrentThread();
        (var x, var y) = (new BatchValues<T>(pass, 0, Inputs), new BatchValues<T>(pass, 3, Outputs));
        for (int sample = Kernels.First(pass, worker); sample < Kernels.End(pass, worker); sample++)
        {
            for (int output = 0; output < Outputs; output++)
            {
                T sum = pass.Parameters.Span[Bias.Offset + output];
                for (int input = 0; input < Inputs; input++)
                {
                    sum += Kernels.Matrix(pass.Parameters, Weight, output, input) * x[sample, input];
                }

                y[sample, output] = sum;
            }
        }

        worker.Barrier();
    }

    public static void TrainLoss(Pass<T> pass, in Worker worker)
    {
        (var y, var t) = (new BatchValues<T>(pass, 3, Outputs), new BatchValues<T>(pass, 5, Outputs));
        var loss = new BatchValues<T>(pass, 8, 1);
        for (int sample = Kernels.First(pass, worker); sample < Kernels.End(pass, worker); sample++)
        {
            (T first, T second) = (y[sample, 0] - t[sample, 0], y[sample, 1] - t[sample, 1]);
            loss[sample, 0] = ((first * first) + (second * second)) / T.CreateChecked(Outputs);
        }

        worker.Barrier();
    }

    public static void TrainBackward(Pass<T> pass, in Worker worker)
    {
        (var y, var t) = (new BatchValues<T>(pass, 3, Outputs), new BatchValues<T>(pass, 5, Outputs));
        (var weight, var dy) = (new BatchValues<T>(pass, 7, 1), new BatchValues<T>(pass, 12, Outputs));
        for (int sample = Kernels.First(pass, worker); sample < Kernels.End(pass, worker); sample++)
        {
            for (int output = 0; output < Outputs; output++)
            {
                dy[sample, output] = weight[sample, 0] * (y[sample, output] - t[sample, output]);
            }
        }

        worker.Barrier();
        Gradients(pass, worker, hasPenalty: true);
    }

    public static void TrainBackwardFromOutputs(Pass<T> pass, in Worker worker) => Gradients(pass, worker, hasPenalty: false);

    public static void InferForward(Pass<T> pass, in Worker worker) => TrainForward(pass, worker);

    public static void InferLoss(Pass<T> pass, in Worker worker) => TrainLoss(pass, worker);

    private static void Gradients(Pass<T> pass, in Worker worker, bool hasPenalty)
    {
        (var x, var dy, var dx) = (new BatchValues<T>(pass, 0, Inputs), new BatchValues<T>(pass, 12, Outputs), new BatchValues<T>(pass, 9, Inputs));
        for (int output = worker.First(Outputs); output < worker.End(Outputs); output++)
        {
            T bias = T.Zero;
            for (int sample = 0; sample < pass.PaddedSamples; sample++)
            {
                bias += dy[sample, output];
            }

            Kernels.Put(pass, ref pass.Gradients.Span[Bias.Offset + output], bias);
            for (int input = 0; input < Inputs; input++)
            {
                T sum = T.Zero;
                for (int sample = 0; sample < pass.PaddedSamples; sample++)
                {
                    sum += dy[sample, output] * x[sample, input];
                }

                T value = Kernels.Matrix(pass.Parameters, Weight, output, input);
                T penalty = (T.CreateChecked(L1) * T.CreateChecked(T.Sign(value))) + (T.CreateChecked(2 * L2) * value);
                Kernels.Put(pass, ref Kernels.Matrix(pass.Gradients, Weight, output, input), sum + (hasPenalty ? penalty : T.Zero));
            }
        }

        for (int sample = Kernels.First(pass, worker); pass.ComputesInputGradients && sample < Kernels.End(pass, worker); sample++)
        {
            for (int input = 0; input < Inputs; input++)
            {
                dx[sample, input] = (Kernels.Matrix(pass.Parameters, Weight, 0, input) * dy[sample, 0]) + (Kernels.Matrix(pass.Parameters, Weight, 1, input) * dy[sample, 1]);
            }
        }

        worker.Barrier();
    }
}
