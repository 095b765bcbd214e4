using System.Numerics;
using DslNets.Runtime;

namespace DslNets.Tests.Networks;

/// <summary>Three inputs, a dense layer and a batch normalisation of two outputs, written by hand as the compiler would describe it; only predicts.</summary>
internal sealed class TinyNetwork<T> : INetwork<TinyNetwork<T>, T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private TinyNetwork(ulong seed)
    {
        Parameters = new ParameterStore<T>(Description);
        ParameterInitialization.Initialize(Parameters, seed);
    }

    public static NetworkDescription Description { get; } = new(
        "Tiny",
        "6a09e667",
        [new("input", [3])],
        [new("output", [2])],
        [new("output", [1], PortKind.Index, 2, Loss.CrossEntropy)],
        [new("dense1", "Dense", [2], 8, 14, ["input"]), new("batchnorm1", "BatchNorm", [2], 4, 4, ["dense1"])],
        Descriptions.Placed(
            new("dense1.weight", [2, 3], 0, 0, Initializer.GlorotUniform, Decays: true),
            new("dense1.bias", [2], 0, 0, Initializer.Zeros),
            new("batchnorm1.weight", [2], 0, 1, Initializer.Constant, 1),
            new("batchnorm1.bias", [2], 0, 1, Initializer.Zeros, IsFrozen: true),
            new("batchnorm1.running_mean", [2], 0, 1, Initializer.Default, IsState: true),
            new("batchnorm1.running_var", [2], 0, 1, Initializer.Constant, 1, IsState: true)),
        new(0, [], [], [], -1, -1, [], []),
        new(0, [], [], [], -1, -1, [], []));

    public ParameterStore<T> Parameters { get; }

    public DenseView<T> Dense1 => new(new(Parameters.Trained, Description.Tensors[0]), new(Parameters.Trained, Description.Tensors[1]));

    public NormView<T> Batchnorm1 => new(
        new(Parameters.Trained, Description.Tensors[2]),
        new(Parameters.Trained, Description.Tensors[3]),
        new(Parameters.State, Description.Tensors[4]),
        new(Parameters.State, Description.Tensors[5]));

    public static TinyNetwork<T> Create(ulong seed) => new(seed);

    public void PredictBatch(Batch<T> batch)
    {
        for (int sample = 0; sample < batch.Count; sample++)
        {
            for (int output = 0; output < 2; output++)
            {
                T sum = Dense1.Bias[output];
                for (int input = 0; input < 3; input++)
                {
                    sum += Dense1.Weights[output, input] * batch.Input()[(sample * 3) + input];
                }

                T deviation = T.Sqrt(Batchnorm1.RunningVariance[output] + T.CreateChecked(1e-5));
                batch.Output()[(sample * 2) + output] =
                    (Batchnorm1.Scale[output] * (sum - Batchnorm1.RunningMean[output]) / deviation) + Batchnorm1.Shift[output];
            }
        }
    }

    public static void TrainForward(Pass<T> pass, in Worker worker) => throw new NotSupportedException();

    public static void TrainLoss(Pass<T> pass, in Worker worker) => throw new NotSupportedException();

    public static void TrainBackward(Pass<T> pass, in Worker worker) => throw new NotSupportedException();

    public static void TrainBackwardFromOutputs(Pass<T> pass, in Worker worker) => throw new NotSupportedException();

    public static void InferForward(Pass<T> pass, in Worker worker) => throw new NotSupportedException();

    public static void InferLoss(Pass<T> pass, in Worker worker) => throw new NotSupportedException();
}
