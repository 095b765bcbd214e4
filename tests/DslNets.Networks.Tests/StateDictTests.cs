using DslNets.Networks.Tests.Goldens;

namespace DslNets.Networks.Tests;

/// <summary>Networks that PyTorch saved (tests/Goldens/make_state_dicts.py) give PyTorch's outputs here.</summary>
public sealed partial class StateDictTests
{
    private static readonly Dictionary<string, string> _leNetNames = new()
    {
        ["features.0.weight"] = "conv1.weight",
        ["features.0.bias"] = "conv1.bias",
        ["features.3.weight"] = "conv2.weight",
        ["features.3.bias"] = "conv2.bias",
        ["classifier.1.weight"] = "dense1.weight",
        ["classifier.1.bias"] = "dense1.bias",
        ["classifier.3.weight"] = "dense2.weight",
        ["classifier.3.bias"] = "dense2.bias",
        ["classifier.5.weight"] = "dense3.weight",
        ["classifier.5.bias"] = "dense3.bias",
    };

    private static readonly Dictionary<string, string> _kerasCnnNames = new()
    {
        ["fc1.weight"] = "dense1.weight",
        ["fc1.bias"] = "dense1.bias",
        ["fc2.weight"] = "dense2.weight",
        ["fc2.bias"] = "dense2.bias",
    };

    private static readonly Dictionary<string, string> _encoderNames = new()
    {
        ["body.0.weight"] = "conv1.weight",
        ["body.1.weight"] = "batchnorm1.weight",
        ["body.1.bias"] = "batchnorm1.bias",
        ["body.1.running_mean"] = "batchnorm1.running_mean",
        ["body.1.running_var"] = "batchnorm1.running_var",
        ["body.3.weight"] = "convtranspose1.weight",
        ["body.3.bias"] = "convtranspose1.bias",
        ["body.5.weight"] = "batchnorm2.weight",
        ["body.5.bias"] = "batchnorm2.bias",
        ["body.5.running_mean"] = "batchnorm2.running_mean",
        ["body.5.running_var"] = "batchnorm2.running_var",
        ["body.7.weight"] = "dense1.weight",
        ["body.7.bias"] = "dense1.bias",
    };

    [Fact]
    public void LeNet_of_PyTorch()
    {
        var network = new LeNet(seed: 1);
        network.LoadWeights(PathOf("LeNet"), _leNetNames);
        CheckSingle(network, "LeNet");
    }

    [Fact]
    public void The_network_of_Keras_for_MNIST()
    {
        var network = new KerasCnn(seed: 1);
        network.LoadWeights(PathOf("KerasCnn"), _kerasCnnNames);
        CheckSingle(network, "KerasCnn");
    }

    [Fact]
    public void Normalisations_groups_and_a_transposed_convolution()
    {
        var network = new Encoder(seed: 1);
        network.LoadWeights(PathOf("Encoder"), _encoderNames);
        (double[] inputs, double[] expected) = Samples("Encoder");
        var outputs = new double[expected.Length];
        network.PredictBatch(inputs, outputs);
        Closeness.Within(1e-12, "outputs", expected, outputs);

        for (int sample = 0; sample < expected.Length / Encoder.OutputLength; sample++)
        {
            network.Predict(inputs.AsSpan(sample * Encoder.InputLength, Encoder.InputLength), outputs.AsSpan(sample * Encoder.OutputLength, Encoder.OutputLength));
        }

        Closeness.Within(1e-12, "predictions", expected, outputs);
    }

    [Fact]
    public void Loaded_weights_are_saved_in_the_order_of_PyTorch()
    {
        var network = new Encoder(seed: 1);
        network.LoadWeights(PathOf("Encoder"), _encoderNames);
        Golden file = Golden.Read(PathOf("Encoder"));
        string path = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
        try
        {
            network.Save(path);
            Golden saved = Golden.Read(path);
            foreach ((string theirs, string ours) in _encoderNames)
            {
                Assert.Equal(file[theirs], saved[ours]);
            }
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Fact]
    public void Without_names_everything_that_does_not_fit_is_listed_and_nothing_is_loaded()
    {
        var network = new LeNet(seed: 1);
        float[] before = network.Parameters.Trained.Span.ToArray();
        string message = Assert.Throws<InvalidDataException>(() => network.LoadWeights(PathOf("LeNet"))).Message;
        Assert.Contains("missing: conv1.weight [6, 1, 5, 5]", message, StringComparison.Ordinal);
        Assert.Contains("unexpected: features.0.weight [6, 1, 5, 5]", message, StringComparison.Ordinal);
        Assert.Equal(before, network.Parameters.Trained.Span.ToArray());
    }

    private static void CheckSingle<TNetwork>(TNetwork network, string name)
        where TNetwork : class, INetwork<TNetwork, float>
    {
        (double[] inputs, double[] expected) = Samples(name);
        var batch = new Batch<float>(TNetwork.Description, 3) { Count = 3 };
        for (int index = 0; index < inputs.Length; index++)
        {
            batch.Input()[index] = (float)inputs[index];
        }

        network.PredictBatch(batch);
        Closeness.Within(1e-5, "outputs", expected, [.. batch.Output().ToArray().Select(value => (double)value)]);
    }

    /// <summary>Inputs with their channels last, and PyTorch's outputs.</summary>
    private static (double[] Inputs, double[] Outputs) Samples(string name)
    {
        Golden golden = Golden.Read(PathOf(name + "Samples"));
        int[] shape = golden.ShapeOf("inputs");
        (int samples, int channels, int pixels) = (shape[0], shape[1], shape[2] * shape[3]);
        double[] inputs = golden["inputs"];
        return
        (
            [
                .. from sample in Enumerable.Range(0, samples)
                   from pixel in Enumerable.Range(0, pixels)
                   from channel in Enumerable.Range(0, channels)
                   select inputs[(((sample * channels) + channel) * pixels) + pixel],
            ],
            golden["outputs"]
        );
    }

    private static string PathOf(string name) => Path.Combine(AppContext.BaseDirectory, "StateDicts", name + ".safetensors");

    [Network(Loss.CrossEntropy)]
    [Input(28, 28, 1)]
    [Conv2D(6, 5, Relu, Padding = Padding.Same)]
    [MaxPool2D(2)]
    [Conv2D(16, 5, Relu)]
    [MaxPool2D(2)]
    [Flatten]
    [Dense(120, Relu)]
    [Dense(84, Relu)]
    [Dense(10, Softmax)]
    internal sealed partial class LeNet;

    [Network(Loss.CrossEntropy)]
    [Input(28, 28, 1)]
    [Conv2D(8, 3, Relu)]
    [Conv2D(12, 3, Relu)]
    [MaxPool2D(2)]
    [Dropout(0.25)]
    [Flatten]
    [Dense(16, Relu)]
    [Dropout(0.5)]
    [Dense(10, Softmax)]
    internal sealed partial class KerasCnn;

    [Network(Loss.MeanSquaredError, Precision = Precision.Double)]
    [Input(5, 4, 3)]
    [Conv2D(6, 3, Stride = 2, Pad = 1, Groups = 3, UseBias = false)]
    [BatchNorm]
    [Activate(Relu)]
    [ConvTranspose2D(4, 3, Stride = 2, Pad = 1, OutputPadding = 1, Groups = 2)]
    [Flatten]
    [BatchNorm]
    [Activate(Tanh)]
    [Dense(3)]
    internal sealed partial class Encoder;
}
