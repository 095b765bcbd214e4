using System.Numerics;
using System.Reflection;
using DslNets.Networks.Tests.Reference;
using DslNets.Runtime;

namespace DslNets.Networks.Tests.Checks;

/// <inheritdoc/>
internal sealed class NetworkUnderTest<TNetwork, T>(int capacity, Optimizer optimizer, int threads, ulong seed, bool keepsGradients) : INetworkUnderTest
    where TNetwork : class, INetwork<TNetwork, T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly TNetwork _network = TNetwork.Create(seed);
    private readonly Batch<T> _batch = new(TNetwork.Description, capacity);
    private Trainer<TNetwork, T>? _stepping;

    private delegate void OneToOne<TX>(ReadOnlySpan<TX> x, Span<T> y);

    private delegate void OneToTwo<TX>(ReadOnlySpan<TX> x, Span<T> y1, Span<T> y2);

    private delegate void OneToThree(ReadOnlySpan<T> x, Span<T> y1, Span<T> y2, Span<T> y3);

    private delegate void TwoToOne<TX1, TX2>(ReadOnlySpan<TX1> x1, ReadOnlySpan<TX2> x2, Span<T> y);

    private delegate void ThreeToOne<TX2, TX3>(ReadOnlySpan<T> x1, ReadOnlySpan<TX2> x2, ReadOnlySpan<TX3> x3, Span<T> y);

    private delegate void FourToOne(ReadOnlySpan<int> x1, ReadOnlySpan<int> x2, ReadOnlySpan<int> x3, ReadOnlySpan<int> x4, Span<T> y);

    public NetworkDescription Description => TNetwork.Description;

    public double[] Get(string tensor)
    {
        (TensorDescription description, AlignedBuffer<T> buffer) = Find(tensor);
        return [.. Enumerable.Range(0, description.Length).Select(index => ToDouble(buffer.Span[description.Offset + description.StorageIndex(index)]))];
    }

    public void Set(string tensor, double[] values)
    {
        (TensorDescription description, AlignedBuffer<T> buffer) = Find(tensor);
        Assert.Equal(description.Length, values.Length);
        for (int index = 0; index < values.Length; index++)
        {
            buffer.Span[description.Offset + description.StorageIndex(index)] = T.CreateTruncating(values[index]);
        }
    }

    public double[] Padding()
    {
        double[] values = [.. _network.Parameters.Trained.Span.ToArray().Select(ToDouble)];
        IEnumerable<int> used = Description.Tensors.Where(tensor => !tensor.IsState)
            .SelectMany(tensor => Enumerable.Range(0, tensor.Length).Select(index => tensor.Offset + tensor.StorageIndex(index)));
        return [.. Enumerable.Range(0, values.Length).Except(used).Select(index => values[index])];
    }

    public double[][] Predict(double[][] inputs, int?[]? lengths = null)
    {
        // Tokens and lengths are whole numbers; lengths come behind their input.
        (double[] Values, bool IsWhole)[] arguments =
        [
            .. inputs.SelectMany((input, port) => new[] { (input, Description.Inputs[port].Kind == PortKind.Index) }.Concat(lengths?[port] is int length ? [([length], true)] : Array.Empty<(double[], bool)>())),
        ];
        T[][] x = [.. arguments.Select(argument => ToT(argument.Values))];
        int[][] whole = [.. arguments.Select(argument => argument.Values.Select(value => (int)value).ToArray())];
        T[][] y = [.. Description.Outputs.Select(output => new T[output.Length])];
        bool[] isWhole = [.. arguments.Select(argument => argument.IsWhole)];
        MethodInfo method = typeof(TNetwork).GetMethod("Predict", [.. isWhole.Select(isInt => isInt ? typeof(ReadOnlySpan<int>) : typeof(ReadOnlySpan<T>)), .. y.Select(_ => typeof(Span<T>))])!;
        switch (isWhole, y.Length)
        {
            case ([false], 1):
                method.CreateDelegate<OneToOne<T>>(_network)(x[0], y[0]);
                break;
            case ([true], 1):
                method.CreateDelegate<OneToOne<int>>(_network)(whole[0], y[0]);
                break;
            case ([false], 2):
                method.CreateDelegate<OneToTwo<T>>(_network)(x[0], y[0], y[1]);
                break;
            case ([true], 2):
                method.CreateDelegate<OneToTwo<int>>(_network)(whole[0], y[0], y[1]);
                break;
            case ([false], 3):
                method.CreateDelegate<OneToThree>(_network)(x[0], y[0], y[1], y[2]);
                break;
            case ([false, false], 1):
                method.CreateDelegate<TwoToOne<T, T>>(_network)(x[0], x[1], y[0]);
                break;
            case ([false, true], 1):
                method.CreateDelegate<TwoToOne<T, int>>(_network)(x[0], whole[1], y[0]);
                break;
            case ([true, false], 1):
                method.CreateDelegate<TwoToOne<int, T>>(_network)(whole[0], x[1], y[0]);
                break;
            case ([true, true], 1):
                method.CreateDelegate<TwoToOne<int, int>>(_network)(whole[0], whole[1], y[0]);
                break;
            case ([false, false, false], 1):
                method.CreateDelegate<ThreeToOne<T, T>>(_network)(x[0], x[1], x[2], y[0]);
                break;
            case ([false, true, false], 1):
                method.CreateDelegate<ThreeToOne<int, T>>(_network)(x[0], whole[1], x[2], y[0]);
                break;
            case ([false, false, true], 1):
                method.CreateDelegate<ThreeToOne<T, int>>(_network)(x[0], x[1], whole[2], y[0]);
                break;
            case ([true, true, true, true], 1):
                method.CreateDelegate<FourToOne>(_network)(whole[0], whole[1], whole[2], whole[3], y[0]);
                break;
            default:
                throw new NotSupportedException($"No delegate for {x.Length} inputs and {y.Length} outputs.");
        }

        return [.. y.Select(values => values.Select(ToDouble).ToArray())];
    }

    public ReferenceResult Infer(ReferenceBatch batch)
    {
        Fill(_batch, batch);
        _network.PredictBatch(_batch);
        double loss = _network.Evaluate(new OneBatch(batch), batchSize: capacity, threads: threads).Loss;
        return new ReferenceResult(Outputs(), loss, 0, new Dictionary<string, double[]>(), [], State());
    }

    public ReferenceResult Train(ReferenceBatch batch)
    {
        // A new trainer draws the same dropout mask each time.
        using Trainer<TNetwork, T> trainer = CreateTrainer();
        trainer.ComputesInputGradients = true;
        Fill(_batch, batch);
        trainer.Forward(_batch);
        double loss = trainer.Loss(_batch);
        trainer.BackwardFromLoss();
        return new ReferenceResult(Outputs(), loss, 0, GradientsOf(trainer), InputGradientsOf(trainer, batch.Samples), State());
    }

    public ReferenceResult TrainFromOutputs(ReferenceBatch batch, double[][] outputGradients)
    {
        using Trainer<TNetwork, T> trainer = CreateTrainer();
        trainer.ComputesInputGradients = true;
        Fill(_batch, batch);
        trainer.Forward(_batch);
        double[][] outputs = Outputs();
        for (int port = 0; port < outputGradients.Length; port++)
        {
            ToT(outputGradients[port]).CopyTo(_batch.Output(port));
        }

        trainer.Backward(_batch);
        double sum = outputs.Zip(outputGradients, (output, gradient) => output.Zip(gradient, (y, dy) => y * dy).Sum()).Sum();
        return new ReferenceResult(outputs, sum, 0, GradientsOf(trainer), InputGradientsOf(trainer, batch.Samples), State());
    }

    public double Step(ReferenceBatch batch)
    {
        _stepping ??= CreateTrainer();
        Fill(_batch, batch);
        return _stepping.TrainStep(_batch);
    }

    public void Dispose() => _stepping?.Dispose();

    private static double ToDouble(T value) => double.CreateTruncating(value);

    private static T[] ToT(double[] values) => [.. values.Select(T.CreateTruncating)];

    private static void Fill(Batch<T> target, ReferenceBatch source)
    {
        target.Count = source.Samples;
        for (int port = 0; port < source.Inputs.Length; port++)
        {
            ToT(source.Inputs[port]).CopyTo(target.Input(port));
            source.Lengths[port]?.CopyTo(target.Lengths(port));
        }

        for (int port = 0; port < source.Targets.Length; port++)
        {
            if (TNetwork.Description.Targets[port].Kind == PortKind.Index)
            {
                source.Targets[port].Select(label => (int)label).ToArray().CopyTo(target.Labels(port));
            }
            else
            {
                ToT(source.Targets[port]).CopyTo(target.Target(port));
            }
        }

        ToT(source.SampleWeights).CopyTo(target.SampleWeights, 0);
    }

    private Trainer<TNetwork, T> CreateTrainer() => new(_network, optimizer, new TrainerOptions { Seed = seed, Threads = threads, BatchSize = capacity, KeepsGradients = keepsGradients });

    private (TensorDescription Description, AlignedBuffer<T> Buffer) Find(string name)
    {
        TensorDescription description = Assert.Single(Description.Tensors, tensor => tensor.Name == name);
        return (description, _network.Parameters.BufferOf(description));
    }

    private double[][] Outputs() => [.. Enumerable.Range(0, Description.Outputs.Count).Select(port => _batch.Output(port).ToArray().Select(ToDouble).ToArray())];

    private Dictionary<string, double[]> State() => Description.Tensors.Where(tensor => tensor.IsState).ToDictionary(tensor => tensor.Name, tensor => Get(tensor.Name));

    private Dictionary<string, double[]> GradientsOf(Trainer<TNetwork, T> trainer)
    {
        var values = new T[Description.ParameterCount];
        trainer.CopyGradientsTo(values);
        var gradients = new Dictionary<string, double[]>();
        int offset = 0;
        foreach (TensorDescription tensor in Description.Tensors.Where(tensor => !tensor.IsState))
        {
            gradients.Add(tensor.Name, [.. values.AsSpan(offset, tensor.Length).ToArray().Select(ToDouble)]);
            offset += tensor.Length;
        }

        return gradients;
    }

    private double[][] InputGradientsOf(Trainer<TNetwork, T> trainer, int samples) =>
    [
        .. Description.Inputs.Select((input, port) =>
        {
            var gradient = new T[samples * input.Length];
            trainer.InputGradient(port, gradient);
            return gradient.Select(ToDouble).ToArray();
        }),
    ];

    private sealed class OneBatch(ReferenceBatch batch) : IBatchStream<T>
    {
        private bool _isRead;

        public bool Read(Batch<T> target)
        {
            if (!_isRead)
            {
                Fill(target, batch);
            }

            return !_isRead && (_isRead = true);
        }

        public void Reset() => _isRead = false;
    }
}
