using System.Numerics;
using DslNets.Runtime;
using DslNets.Tests.Networks;

namespace DslNets.Tests.Training;

/// <summary>Normalize, Dense(6, Tanh), Dropout(0.5), Dense(3, Softmax) with cross-entropy on 4 inputs, written by hand in scalar code.</summary>
internal sealed class Classifier<T> : INetwork<Classifier<T>, T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private const int Inputs = 4;
    private const int Hidden = 6;
    private const int Classes = 3;
    private const int X = 0;
    private const int H = X + Inputs;
    private const int Y = H + Hidden;
    private const int Label = Y + Classes;
    private const int SampleWeight = Label + 1;
    private const int LossValue = SampleWeight + 1;
    private const int Dy = LossValue + 1;
    private const int Dh = Dy + Classes;
    private static readonly ArenaDescription s_arena = new(Dh + Hidden, [X], [Y], [Label], SampleWeight, LossValue, [], []);

    private Classifier() => Parameters = new ParameterStore<T>(Description);

    public static NetworkDescription Description { get; } = new(
        nameof(Classifier<T>),
        "classifier",
        [new("x", [Inputs])],
        [new("y", [Classes])],
        [new("y", [1], PortKind.Index, Classes, Loss.CrossEntropy)],
        [
            new("normalize1", "Normalize", [Inputs], 0, 8, ["x"]),
            new("dense1", "Dense", [Hidden], 30, 60, ["normalize1"]),
            new("dropout1", "Dropout", [Hidden], 0, 6, ["dense1"]),
            new("dense2", "Dense", [Classes], 21, 42, ["dropout1"]),
        ],
        Descriptions.Placed(
            new("dense1.weight", [Hidden, Inputs], 0, 1, Initializer.GlorotUniform, Decays: true),
            new("dense1.bias", [Hidden], 0, 1, Initializer.Zeros),
            new("dense2.weight", [Classes, Hidden], 0, 3, Initializer.GlorotUniform, Decays: true),
            new("dense2.bias", [Classes], 0, 3, Initializer.Zeros),
            new("normalize1.mean", [Inputs], 0, 0, Initializer.Zeros, IsState: true),
            new("normalize1.deviation", [Inputs], 0, 0, Initializer.Constant, 1, IsState: true),
            new("normalize1.count", [1], 0, 0, Initializer.Zeros, IsState: true)),
        s_arena,
        s_arena);

    public ParameterStore<T> Parameters { get; }

    private static IReadOnlyList<TensorDescription> Tensors => Description.Tensors;

    public static Classifier<T> Create(ulong seed)
    {
        var network = new Classifier<T>();
        ParameterInitialization.Initialize(network.Parameters, seed);
        return network;
    }

    public void PredictBatch(Batch<T> batch) => throw new NotSupportedException();

    public static void TrainForward(Pass<T> pass, in Worker worker) => Forward(pass, worker, drops: true);

    public static void TrainLoss(Pass<T> pass, in Worker worker)
    {
        (var y, var label, var loss) = (new BatchValues<T>(pass, Y, Classes), new BatchValues<T>(pass, Label, 1), new BatchValues<T>(pass, LossValue, 1));
        for (int sample = Kernels.First(pass, worker); sample < Kernels.End(pass, worker); sample++)
        {
            loss[sample, 0] = -T.Log(y[sample, int.CreateChecked(label[sample, 0])]);
        }

        worker.Barrier();
    }

    public static void TrainBackward(Pass<T> pass, in Worker worker)
    {
        (var y, var h, var x) = (new BatchValues<T>(pass, Y, Classes), new BatchValues<T>(pass, H, Hidden), new BatchValues<T>(pass, X, Inputs));
        (var dy, var dh) = (new BatchValues<T>(pass, Dy, Classes), new BatchValues<T>(pass, Dh, Hidden));
        (var label, var weight) = (new BatchValues<T>(pass, Label, 1), new BatchValues<T>(pass, SampleWeight, 1));
        for (int sample = Kernels.First(pass, worker); sample < Kernels.End(pass, worker); sample++)
        {
            for (int output = 0; output < Classes; output++)
            {
                T target = int.CreateChecked(label[sample, 0]) == output ? T.One : T.Zero;
                dy[sample, output] = weight[sample, 0] * (y[sample, output] - target);
            }

            for (int unit = 0; unit < Hidden; unit++)
            {
                T sum = T.Zero;
                for (int output = 0; output < Classes; output++)
                {
                    sum += Kernels.Matrix(pass.Parameters, Tensors[2], output, unit) * dy[sample, output];
                }

                // h = 2 tanh where it was kept.
                T tanh = h[sample, unit] / T.CreateChecked(2);
                dh[sample, unit] = IsKept(pass, sample, unit) ? T.CreateChecked(2) * sum * (T.One - (tanh * tanh)) : T.Zero;
            }
        }

        worker.Barrier();
        Gradient(pass, worker, Tensors[0], Tensors[1], dh, (sample, input) => Normalized(pass, x, sample, input));
        Gradient(pass, worker, Tensors[2], Tensors[3], dy, (sample, input) => h[sample, input]);
        worker.Barrier();
    }

    public static void TrainBackwardFromOutputs(Pass<T> pass, in Worker worker) => throw new NotSupportedException();

    public static void InferForward(Pass<T> pass, in Worker worker) => Forward(pass, worker, drops: false);

    public static void InferLoss(Pass<T> pass, in Worker worker) => TrainLoss(pass, worker);

    private static void Forward(Pass<T> pass, in Worker worker, bool drops)
    {
        (var x, var h, var y) = (new BatchValues<T>(pass, X, Inputs), new BatchValues<T>(pass, H, Hidden), new BatchValues<T>(pass, Y, Classes));
        for (int sample = Kernels.First(pass, worker); sample < Kernels.End(pass, worker); sample++)
        {
            for (int unit = 0; unit < Hidden; unit++)
            {
                T sum = pass.Parameters.Span[Tensors[1].Offset + unit];
                for (int input = 0; input < Inputs; input++)
                {
                    sum += Kernels.Matrix(pass.Parameters, Tensors[0], unit, input) * Normalized(pass, x, sample, input);
                }

                h[sample, unit] = T.Tanh(sum) * (!drops ? T.One : IsKept(pass, sample, unit) ? T.CreateChecked(2) : T.Zero);
            }

            T total = T.Zero;
            for (int output = 0; output < Classes; output++)
            {
                T sum = pass.Parameters.Span[Tensors[3].Offset + output];
                for (int unit = 0; unit < Hidden; unit++)
                {
                    sum += Kernels.Matrix(pass.Parameters, Tensors[2], output, unit) * h[sample, unit];
                }

                y[sample, output] = T.Exp(sum);
                total += y[sample, output];
            }

            for (int output = 0; output < Classes; output++)
            {
                y[sample, output] /= total;
            }
        }

        worker.Barrier();
    }

    private static void Gradient(Pass<T> pass, in Worker worker, TensorDescription weight, TensorDescription bias, BatchValues<T> dy, Func<int, int, T> x)
    {
        for (int output = worker.First(weight.Shape[0]); output < worker.End(weight.Shape[0]); output++)
        {
            for (int input = 0; input <= weight.Shape[1]; input++)
            {
                T sum = T.Zero;
                for (int sample = 0; sample < pass.PaddedSamples; sample++)
                {
                    sum += dy[sample, output] * (input < weight.Shape[1] ? x(sample, input) : T.One);
                }

                Kernels.Put(pass, ref input < weight.Shape[1] ? ref Kernels.Matrix(pass.Gradients, weight, output, input) : ref pass.Gradients.Span[bias.Offset + output], sum);
            }
        }
    }

    private static T Normalized(Pass<T> pass, BatchValues<T> x, int sample, int input) =>
        (x[sample, input] - pass.State.Span[Tensors[4].Offset + input]) / pass.State.Span[Tensors[5].Offset + input];

    private static bool IsKept(Pass<T> pass, int sample, int unit) => (new CounterRandom(pass.RandomKey).Bits((ulong)((sample * Hidden) + unit)) & 1) == 0;
}
