using System.Numerics;

namespace DslNets.Networks.Tests;

/// <summary>Sections as functions of their own: together they are the network.</summary>
public partial class SectionTests
{
    [Network(Loss.MeanSquaredError)]
    [Input(23)]
    [Section("Encode")]
    [Dense(40, Relu)]
    [Dropout(0.3)]
    [BatchNorm]
    [Dense(5, Tanh)]
    [Section("Decode")]
    [LayerNorm]
    [Dense(40, Silu)]
    [Dropout(0.1)]
    [Dense(23)]
    internal sealed partial class Vectors;

    [Network(Loss.MeanSquaredError, Precision = Precision.Double)]
    [Input(23)]
    [Section("Encode")]
    [Dense(40, Relu)]
    [Dropout(0.3)]
    [BatchNorm]
    [Dense(5, Tanh)]
    [Section("Decode")]
    [LayerNorm]
    [Dense(40, Silu)]
    [Dropout(0.1)]
    [Dense(23)]
    internal sealed partial class VectorsDouble;

    [Network(Loss.BinaryCrossEntropy)]
    [Input(12, 8, 2)]
    [Section("Encode")]
    [Conv2D(6, 3, Relu, Padding = Padding.Same)]
    [BatchNorm]
    [MaxPool2D(2)]
    [Conv2D(4, 3, Tanh, Stride = 2, Pad = 1)]
    [Section("Decode")]
    [ConvTranspose2D(6, 4, Relu, Stride = 2, Pad = 1)]
    [UpSample(2)]
    [Conv2D(2, 3, Sigmoid, Padding = Padding.Same)]
    internal sealed partial class Images;

    [Network(Loss.BinaryCrossEntropy, Precision = Precision.Double)]
    [Input(12, 8, 2)]
    [Section("Encode")]
    [Conv2D(6, 3, Relu, Padding = Padding.Same)]
    [BatchNorm]
    [MaxPool2D(2)]
    [Conv2D(4, 3, Tanh, Stride = 2, Pad = 1)]
    [Section("Decode")]
    [ConvTranspose2D(6, 4, Relu, Stride = 2, Pad = 1)]
    [UpSample(2)]
    [Conv2D(2, 3, Sigmoid, Padding = Padding.Same)]
    internal sealed partial class ImagesDouble;

    /// <summary>An encoder that learns nothing more, with a block in it; layers before it belong to no section, and what only has another shape is one too.</summary>
    [Network(Loss.CrossEntropy)]
    [Input(6, 6, 1)]
    [Conv2D(3, 3, Relu)]
    [Section("Encode", Frozen = true)]
    [Residual<Convolutions>]
    [Flatten]
    [Dense(6, Tanh, L2 = 0.1)]
    [Section("Same")]
    [Dropout(0.5)]
    [Section("Judge")]
    [Dense(3, Softmax)]
    internal sealed partial class Fixed;

    [Block]
    [Conv2D(Size.Input, 3, Padding = Padding.Same)]
    [BatchNorm]
    [Activate(Relu)]
    internal sealed class Convolutions;

    /// <summary>Every layer that has kernels for one sample, and a join, each in a section of its own.</summary>
    [Network(Loss.MeanSquaredError)]
    [Input(9, 8, 2)]
    [Section("Convolve")]
    [Conv2D(6, 3, Padding = Padding.Same)]
    [Section("Normalise")]
    [BatchNorm]
    [Section("Rectify")]
    [Activate(Relu)]
    [Section("Largest")]
    [MaxPool2D(2)]
    [Section("Depthwise")]
    [Conv2D(6, 3, Elu, Groups = 6, Pad = 1, UseBias = false)]
    [Section("Mean")]
    [AveragePool2D(3, Stride = 1, Padding = Padding.Same)]
    [Section("Pixels")]
    [LayerNorm]
    [Section("Channels")]
    [SpatialDropout(0.2)]
    [Section("Arrange")]
    [Reshape(16, 6)]
    [Section("Steps")]
    [Dense(5, Softmax)]
    [Section("Windows")]
    [Conv1D(7, 3, Tanh)]
    [Section("Whole")]
    [GlobalAveragePool]
    [Section("Double")]
    [Dense(7, Gelu, Name = "first")]
    [Dense(7, Name = "second")]
    [Multiply("first")]
    [Concat("first", "second")]
    [Section("Length")]
    [Activate(L2Normalize)]
    [Section("Noise")]
    [GaussianNoise(0.1)]
    [Section("Latent")]
    [GaussianSample(9)]
    [Section("End")]
    [Dense(3)]
    internal sealed partial class Single;

    /// <summary>Every layer without such kernels, among others.</summary>
    [Network(Loss.MeanSquaredError, Precision = Precision.Double)]
    [Input(6, 5, 2)]
    [Section("Normalise")]
    [BatchNorm]
    [Section("Turn")]
    [Transpose(2, 0, 1)]
    [Section("Enlarge")]
    [UpSample(2, Interpolation = Interpolation.Bilinear)]
    [Section("Border")]
    [ZeroPadding(1)]
    [Section("Cut")]
    [Crop(Top = 2, Right = 1)]
    [Section("Back")]
    [ConvTranspose2D(3, 3, Tanh, Stride = 2)]
    [Section("Flat")]
    [Flatten]
    [Section("End")]
    [Dense(4, Softmax)]
    internal sealed partial class Batched;

    /// <summary>Two sections that begin at one value.</summary>
    [Network(Loss.MeanSquaredError)]
    [Input(7)]
    [Section("encode")]
    [Dense(4, Tanh, Name = "code")]
    [Section("Left", From = "code")]
    [Dense(3)]
    [Output("left")]
    [Section("Right", From = "code")]
    [Dense(2)]
    [Concat("code")]
    [Output("right")]
    internal sealed partial class Heads;

    /// <summary>A frozen section keeps the parameters that it has in common with layers outside.</summary>
    [Network(Loss.MeanSquaredError)]
    [Input(4)]
    [Dense(4, Tanh)]
    [Section("Again", Frozen = true)]
    [Dense(4, Tanh, Share = "dense1")]
    [Section("Last")]
    [Dense(2)]
    internal sealed partial class Sharing;

    /// <summary>A section of an autoencoder that draws latent vectors gives their means.</summary>
    [Network(Loss.BinaryCrossEntropy)]
    [Input(23)]
    [Section("Encode")]
    [GaussianNoise(0.1)]
    [Dense(40, Relu)]
    [GaussianSample(5)]
    [Section("Decode")]
    [Dense(40, Relu)]
    [Dense(23, Sigmoid)]
    internal sealed partial class Variational;

    [Network(Loss.BinaryCrossEntropy, Precision = Precision.Double)]
    [Input(23)]
    [Section("Encode")]
    [GaussianNoise(0.1)]
    [Dense(40, Relu)]
    [GaussianSample(5)]
    [Section("Decode")]
    [Dense(40, Relu)]
    [Dense(23, Sigmoid)]
    internal sealed partial class VariationalDouble;

    private delegate void Method<T>(ReadOnlySpan<T> x, Span<T> y);

    [Fact]
    public void Decoded_code_of_vectors_is_the_prediction()
    {
        Check<Vectors, float>(code: 5, 1e-5);
        Check<VectorsDouble, double>(code: 5, 1e-13);
    }

    [Fact]
    public void Decoded_code_of_images_is_the_prediction()
    {
        Check<Images, float>(code: 3 * 2 * 4, 1e-5);
        Check<ImagesDouble, double>(code: 3 * 2 * 4, 1e-13);
    }

    [Fact]
    public void Decoded_mean_is_the_prediction()
    {
        Check<Variational, float>(code: 5, 1e-5);
        Check<VariationalDouble, double>(code: 5, 1e-13);
    }

    [Fact]
    public void Every_layer_can_be_a_section()
    {
        CheckChain<Single, float>(1e-5);
        CheckChain<Batched, double>(1e-13);
    }

    [Fact]
    public void Sections_may_begin_at_a_named_value()
    {
        Heads network = Trained<Heads, float>();
        float[] x = [.. Values<float>(7, seed: 1)];
        var expectedLeft = new float[3];
        var expectedRight = new float[6];
        network.Predict(x, expectedLeft, expectedRight);

        var code = new float[4];
        var left = new float[3];
        var right = new float[6];
        network.Encode(x, code);
        network.Left(code, left);
        network.Right(code, right);
        AssertClose(expectedLeft, left, 1e-6);
        AssertClose(expectedRight, right, 1e-6);
        AssertClose(expectedRight.AsSpan(2), code, 1e-6);
    }

    [Fact]
    public void Frozen_section_keeps_its_parameters_statistics_and_values()
    {
        Fixed network = Fixed.Create(1);
        float[] x = [.. Values<float>(4 * 4 * 3, seed: 1)];
        var before = new float[6];
        network.Encode(x, before);
        Dictionary<string, float[]> tensors = Tensors(network);
        Train<Fixed, float>(network);

        string[] frozen = ["convolutions1.conv1.weight", "convolutions1.conv1.bias", "convolutions1.batchnorm1.weight", "convolutions1.batchnorm1.bias", "dense1.weight", "dense1.bias"];
        Assert.Equal(frozen, Fixed.Description.Tensors.Where(tensor => tensor.IsFrozen && !tensor.IsState).Select(tensor => tensor.Name));
        string[] kept = [.. frozen, "convolutions1.batchnorm1.running_mean", "convolutions1.batchnorm1.running_var"];
        Assert.All(Tensors(network), tensor => Assert.Equal(kept.Contains(tensor.Key), tensor.Value.SequenceEqual(tensors[tensor.Key])));
        var after = new float[6];
        network.Encode(x, after);
        Assert.Equal(before, after);
    }

    [Fact]
    public void Frozen_section_has_no_gradient()
    {
        using var trainer = new Trainer<Fixed, float>(Fixed.Create(1), new Sgd());
        Batch<float> batch = RandomBatch<float>(Fixed.Description, 9);
        trainer.Forward(batch);
        trainer.Loss(batch);
        trainer.BackwardFromLoss();
        foreach (TensorDescription tensor in Fixed.Description.Tensors.Where(tensor => !tensor.IsState))
        {
            var gradient = new float[tensor.Length];
            trainer.Gradient(tensor.Name, gradient);
            Assert.Equal(!tensor.IsFrozen, gradient.Any(value => value != 0));
        }
    }

    [Fact]
    public void Frozen_section_keeps_what_it_shares()
    {
        Assert.True(Sharing.Description.Tensors.Single(tensor => tensor.Name == "dense1.weight").IsFrozen);
        Sharing network = Sharing.Create(1);
        Dictionary<string, float[]> before = Tensors(network);
        Train<Sharing, float>(network);
        Assert.All(Tensors(network), tensor => Assert.Equal(tensor.Key.StartsWith("dense1", StringComparison.Ordinal), tensor.Value.SequenceEqual(before[tensor.Key])));
    }

    [Fact]
    public void Section_that_computes_nothing_gives_what_enters_it()
    {
        Fixed network = Fixed.Create(1);
        float[] x = [.. Values<float>(6 * 100, seed: 1)];
        var one = new float[6];
        var all = new float[x.Length];
        network.Same(x.AsSpan(0, 6), one);
        network.SameBatch(x, all);
        Assert.Equal(x[..6], one);
        Assert.Equal(x, all);
    }

    [Fact]
    public void Sections_of_two_networks_use_each_its_own_parameters()
    {
        Vectors one = Vectors.Create(1);
        Vectors other = Vectors.Create(2);
        float[] x = [.. Values<float>(23 * 40, seed: 1)];
        var codes = new float[3][];
        foreach ((int index, Vectors network) in new[] { one, other, one }.Index())
        {
            codes[index] = new float[5 * 40];
            network.EncodeBatch(x, codes[index]);
        }

        Assert.Equal(codes[0], codes[2]);
        Assert.NotEqual(codes[0], codes[1]);
    }

    [Fact]
    public void Sections_may_be_called_from_many_threads()
    {
        Images network = Trained<Images, float>();
        float[] x = [.. Values<float>(12 * 8 * 2 * 20, seed: 1)];
        var expected = new float[24 * 20];
        network.EncodeBatch(x, expected);
        Parallel.For(0, 32, _ =>
        {
            var code = new float[expected.Length];
            network.EncodeBatch(x, code);
            Assert.Equal(expected, code);
            network.Encode(x.AsSpan(0, 192), code.AsSpan(0, 24));
            AssertClose(expected.AsSpan(0, 24), code.AsSpan(0, 24), 1e-6);
        });
    }

    [Fact]
    public void Lengths_that_do_not_fit_are_argument_errors()
    {
        Vectors network = Vectors.Create(1);
        Expect("x", "Expected 23 values, but x has 22.", () => network.Encode(new float[22], new float[5]));
        Expect("z", "Expected 5 values, but z has 6.", () => network.Encode(new float[23], new float[6]));
        Expect("x", "Expected 5 values, but x has 0.", () => network.Decode([], new float[23]));
        Expect("x", "Expected a whole number of samples of 23 values, but x has 45.", () => network.EncodeBatch(new float[45], new float[10]));
        Expect("x", "Expected a whole number of samples of 23 values, but x has 0.", () => network.EncodeBatch([], []));
        Expect("z", "Expected 10 values, but z has 5.", () => network.EncodeBatch(new float[46], new float[5]));

        static void Expect(string parameter, string message, Action call) =>
            Assert.StartsWith(message, Assert.Throws<ArgumentException>(parameter, call).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Description_and_summary_show_the_sections()
    {
        Assert.Equal(["Encode", "Same", "Judge"], Fixed.Description.Sections.Select(section => section.Name));
        SectionDescription encode = Fixed.Description.Sections[0];
        Assert.Equal([4, 4, 3], encode.InputShape);
        Assert.Equal([6], encode.OutputShape);
        Assert.Equal(["convolutions1.conv1", "convolutions1.batchnorm1", "convolutions1.activate1", "convolutions1.sum", "flatten1", "dense1"], encode.Layers);

        string[] lines = Fixed.Create(1).Summary().Split('\n');
        Assert.EndsWith("FLOPs  Section  Reads", lines[1], StringComparison.Ordinal);
        Assert.Contains(lines, line => line.StartsWith("conv1 ", StringComparison.Ordinal) && !line.Contains("Encode", StringComparison.Ordinal));
        Assert.Contains(lines, line => line.StartsWith("dense1 ", StringComparison.Ordinal) && line.Contains("  Encode  ", StringComparison.Ordinal));
        Assert.Contains(lines, line => line.StartsWith("dense2 ", StringComparison.Ordinal) && line.Contains("  Judge  ", StringComparison.Ordinal));
        Assert.Empty(Networks.IdentityNet.Description.Sections);
    }

    /// <summary>Encode then Decode is Predict, and many samples are as one by one, for batches around the lengths of vectors, blocks and passes.</summary>
    private static void Check<TNetwork, T>(int code, double tolerance)
        where TNetwork : class, INetwork<TNetwork, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        TNetwork network = Trained<TNetwork, T>();
        int length = TNetwork.Description.Inputs[0].Length;
        foreach (int samples in new[] { 1, 2, 6, 7, 31, 128, 129, 300 })
        {
            T[] x = [.. Values<T>(samples * length, seed: samples)];
            T[] expected = Call("PredictBatch", x, samples * length);
            T[] codes = Call("EncodeBatch", x, samples * code);
            AssertClose(expected, Call("DecodeBatch", codes, samples * length), tolerance);
            foreach (int sample in new[] { 0, samples / 2, samples - 1 })
            {
                T[] one = Call("Encode", x[(sample * length)..((sample + 1) * length)], code);
                AssertClose(codes.AsSpan(sample * code, code), one, tolerance);
                AssertClose(Call("Predict", x[(sample * length)..((sample + 1) * length)], length), Call("Decode", one, length), tolerance);
            }
        }

        T[] Call(string method, T[] x, int results) => SectionTests.Call<TNetwork, T>(network, method, x, results);
    }

    /// <summary>All sections one after the other are Predict, sample by sample and for a batch.</summary>
    private static void CheckChain<TNetwork, T>(double tolerance)
        where TNetwork : class, INetwork<TNetwork, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        TNetwork network = Trained<TNetwork, T>();
        foreach (int samples in new[] { 1, 7, 130 })
        {
            T[] x = [.. Values<T>(samples * TNetwork.Description.Inputs[0].Length, seed: samples)];
            T[] expected = Call<TNetwork, T>(network, "PredictBatch", x, samples * TNetwork.Description.Outputs[0].Length);
            foreach (SectionDescription section in TNetwork.Description.Sections)
            {
                int input = x.Length / samples;
                int output = section.OutputShape.Aggregate((product, next) => product * next);
                T[] z = Call<TNetwork, T>(network, section.Name + "Batch", x, samples * output);
                AssertClose(z.AsSpan((samples - 1) * output), Call<TNetwork, T>(network, section.Name, x[((samples - 1) * input)..], output), tolerance);
                x = z;
            }

            AssertClose(expected, x, tolerance);
        }
    }

    private static T[] Call<TNetwork, T>(TNetwork network, string method, T[] x, int results)
        where TNetwork : class
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var z = new T[results];
        typeof(TNetwork).GetMethod(method, [typeof(ReadOnlySpan<T>), typeof(Span<T>)])!.CreateDelegate<Method<T>>(network)(x, z);
        Assert.Contains(z, value => T.Abs(value) > T.CreateChecked(1e-3));
        return z;
    }

    private static TNetwork Trained<TNetwork, T>()
        where TNetwork : class, INetwork<TNetwork, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        TNetwork network = TNetwork.Create(1);
        Train<TNetwork, T>(network);
        return network;
    }

    private static void Train<TNetwork, T>(TNetwork network)
        where TNetwork : class, INetwork<TNetwork, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        using var trainer = new Trainer<TNetwork, T>(network, new Adam { LearningRate = 0.01, WeightDecay = 0.1 });
        for (int step = 0; step < 3; step++)
        {
            trainer.TrainStep(RandomBatch<T>(TNetwork.Description, 32));
        }
    }

    private static Batch<T> RandomBatch<T>(NetworkDescription network, int samples)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var batch = new Batch<T>(network, samples);
        for (int port = 0; port < network.Inputs.Count; port++)
        {
            Values<T>(batch.Input(port).Length, seed: 7 + port).ToArray().CopyTo(batch.Input(port));
        }

        for (int port = 0; port < network.Targets.Count; port++)
        {
            Values<T>(batch.Target(port).Length, seed: 20 + port).Select(T.Abs).ToArray().CopyTo(batch.Target(port));
            batch.Labels(port).Fill(1);
        }

        return batch;
    }

    private static Dictionary<string, float[]> Tensors<TNetwork>(INetwork<TNetwork, float> network)
        where TNetwork : class, INetwork<TNetwork, float> => network.Parameters.Description.Tensors.ToDictionary(
            tensor => tensor.Name, tensor => network.Parameters.BufferOf(tensor).Span.Slice(tensor.Offset, tensor.StorageLength).ToArray());

    private static IEnumerable<T> Values<T>(int count, int seed)
        where T : INumberBase<T>
    {
        var random = new Random(seed);
        return Enumerable.Range(0, count).Select(_ => T.CreateChecked(random.NextDouble() - 0.5));
    }

    private static void AssertClose<T>(ReadOnlySpan<T> expected, ReadOnlySpan<T> actual, double tolerance)
        where T : INumberBase<T> => Closeness.Within(tolerance, "value", ToDouble(expected), ToDouble(actual), scale: 0.1);

    private static double[] ToDouble<T>(ReadOnlySpan<T> values)
        where T : INumberBase<T> => [.. values.ToArray().Select(double.CreateChecked)];
}
