using DslNets.Runtime;
using DslNets.Testing;

namespace DslNets.Generators.Tests;

/// <summary>What the generated members do at the limits of their arguments.</summary>
public class SurfaceBehaviorTests
{
    private delegate int Classifier(ReadOnlySpan<float> input);

    private delegate void Predictor(ReadOnlySpan<float> input, Span<float> output);

    [Theory]
    [InlineData(1024, true)]
    [InlineData(1025, false)]
    [InlineData(2_000_000, false)]
    public void Classify_takes_little_of_the_stack(int outputs, bool isOnStack)
    {
        using var network = InMemoryNetwork.Compile($"[Network] [Input({outputs})] [Activate(Tanh)] public sealed partial class Net;");
        var classify = network.Type.GetMethod("Classify")!.CreateDelegate<Classifier>(network.Create(seed: 1));
        var input = new float[outputs];
        input[outputs - 2] = 1;
        Assert.Equal(outputs - 2, classify(input));
        Assert.Equal(isOnStack, network.GeneratedSources.Any(source => source.Contains("stackalloc float[OutputLength]", StringComparison.Ordinal)));

        long before = GC.GetAllocatedBytesForCurrentThread();
        classify(input);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, outputs * sizeof(float) / 2);
    }

    [Theory]
    [InlineData("[Network] [Input(1)] [Activate(Sigmoid)]", -1e-3f, 0)]
    [InlineData("[Network] [Input(1)] [Activate(Sigmoid)]", 0, 1)]
    [InlineData("[Network(Loss.BinaryCrossEntropy)] [Input(1)] [Activate(Sigmoid)]", -1e-3f, 0)]
    [InlineData("[Network(Loss.BinaryCrossEntropy)] [Input(1)] [Activate(Sigmoid)]", 1e-3f, 1)]
    [InlineData("[Network(Loss.MeanSquaredError)] [Input(1)] [Activate(Sigmoid)] [Dropout(0.5)]", 1e-3f, 1)]
    [InlineData("[Network(Loss.MeanSquaredError)] [Input(1)] [Activate(Sigmoid)] [GaussianNoise(0.5)]", -1e-3f, 0)]
    [InlineData("[Network(Loss.BinaryCrossEntropy)] [Input(1)] [BatchNorm]", -0.1f, 0)]
    [InlineData("[Network(Loss.BinaryCrossEntropy)] [Input(1)] [Activate(Identity)]", 0, 1)]
    [InlineData("[Network(Loss.BinaryCrossEntropy)] [Input(1)] [Activate(Identity)]", 0.1f, 1)]
    [InlineData("[Network(Loss.BinaryCrossEntropy)] [Input(1)] [Activate(Identity)]", float.NaN, 0)]
    [InlineData("[Network(Loss.BinaryCrossEntropy)] [Input(1)] [Activate(nameof(F))]", 0.4f, 0, "{ static float F(float x) => x; }")]
    public void One_output_tells_two_classes_apart(string attributes, float input, int expected, string body = ";")
    {
        using var network = InMemoryNetwork.Compile($"{attributes} public sealed partial class Net {body}");
        Assert.Equal(expected, network.Type.GetMethod("Classify")!.CreateDelegate<Classifier>(network.Create(seed: 1))([input]));
    }

    [Theory]
    [InlineData("Loss.BinaryCrossEntropy", "Dense(1)", 0)]
    [InlineData("Loss.BinaryCrossEntropy", "Dense(3)", 0)]
    [InlineData("Loss.BinaryCrossEntropy", "BatchNorm", 0)]
    [InlineData("Loss.BinaryCrossEntropy", "Dense(1, Sigmoid)", 0.5)]
    [InlineData("Loss.MeanSquaredError", "Dense(1)", 0.5)]
    [InlineData("Loss.Hinge", "Dense(1)", 0)]
    [InlineData("Loss.Perceptron", "Dense(1, Tanh)", 0)]
    public void The_description_says_from_where_on_an_output_means_class_1(string loss, string layer, double expected)
    {
        using var network = InMemoryNetwork.Compile($"[Network({loss})] [Input(1)] [{layer}] public sealed partial class Net;");
        var description = (NetworkDescription)network.Type.GetProperty("Description")!.GetValue(null)!;
        Assert.Equal(expected, description.Targets[0].Threshold);
    }

    [Theory]
    [InlineData("[Network(Loss.MeanSquaredError)] [Input(1)] [Dense(1)]")]
    [InlineData("[Network(Loss.Hinge)] [Input(1)] [Dense(1, Tanh)]")]
    [InlineData("[Network(Loss.BinaryCrossEntropy)] [Input(1)] [Dense(1, Sigmoid)] [Output(\"a\")] [Dense(1, Sigmoid, From = \"input\")] [Output(\"b\")]")]
    public void What_tells_no_classes_has_no_Classify(string attributes)
    {
        using var network = InMemoryNetwork.Compile($"{attributes} public sealed partial class Net;");
        Assert.Null(network.Type.GetMethod("Classify"));
    }

    [Fact]
    public void More_outputs_than_a_span_holds_are_an_argument_error()
    {
        using var network = InMemoryNetwork.Compile("[Network] [Input(1)] [Dense(65536)] public sealed partial class Net;");
        var predict = network.Type.GetMethod("PredictBatch", [typeof(ReadOnlySpan<float>), typeof(Span<float>)])!.CreateDelegate<Predictor>(network.Create(seed: 1));
        var exception = Assert.Throws<ArgumentException>("output", () => predict(new float[65536], new float[3]));
        Assert.StartsWith("Expected 4294967296 values, but output has 3.", exception.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0, 65536, 65536)]
    [InlineData(int.MaxValue, int.MaxValue, 2)]
    [InlineData(5, 2, 3)]
    public void Lengths_are_compared_without_overflow(int length, int samples, int sampleLength) =>
        Assert.Throws<ArgumentException>("y", () => PortLengths.Require(length, samples, sampleLength, "y"));

    [Theory]
    [InlineData(6)]
    [InlineData(7)]
    [InlineData(2_001)]
    public void Every_sample_of_a_batch_is_computed(int samples)
    {
        using var network = InMemoryNetwork.Compile("[Network] [Input(1)] [Activate(Square)] public sealed partial class Net;");
        var predict = network.Type.GetMethod("PredictBatch", [typeof(ReadOnlySpan<float>), typeof(Span<float>)])!.CreateDelegate<Predictor>(network.Create(seed: 1));
        float[] input = [.. Enumerable.Range(0, samples).Select(sample => (float)sample)];
        var output = new float[samples];
        predict(input, output);
        Assert.Equal(input.Select(x => x * x), output);
    }
}
