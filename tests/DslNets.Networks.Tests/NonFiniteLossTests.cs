namespace DslNets.Networks.Tests;

/// <summary>The layer in which values overflow is named, not the first one, to which gradients carry it.</summary>
public sealed partial class NonFiniteLossTests
{
    private const int Samples = 20;

    [Theory]
    [InlineData("dense1.weight", "the values stop being finite in layer dense1.")]
    [InlineData("dense3.weight", "the values stop being finite in layer dense3.")]
    [InlineData("dense4.weight", "the values stop being finite in layer dense4.")]
    public void A_layer_inside_a_classifier(string tensor, string cause) =>
        Explains(new Classifier(seed: 1), tensor, 3e38f, cause, new DataSet<float>(Ones(), new int[Samples]));

    [Theory]
    [InlineData("dense1.weight", 3e38f, "the values stop being finite in layer dense1.")]
    [InlineData("dense2.weight", 1e30f, "the values stop being finite in layer dense2 or, after it, in activate1.")]
    [InlineData("dense3.weight", 1e30f, "the outputs are finite, but too large for the loss: they or the penalties on weights come from layer dense3.")]
    public void A_layer_before_or_after_a_square(string tensor, float value, string cause) =>
        Explains(new Squares(seed: 1), tensor, value, cause, new DataSet<float>(Ones(), new float[Samples * 2], Samples));

    private static void Explains<TNetwork>(TNetwork network, string tensor, float value, string cause, DataSet<float> data)
        where TNetwork : class, INetwork<TNetwork, float>
    {
        // All values of the layers before are 1 or more, so that large weights do not cancel.
        foreach (TensorDescription other in TNetwork.Description.Tensors.Where(other => !other.IsState))
        {
            Fill(network, other, other.Name == tensor ? value : 1);
        }

        float[] trained = network.Parameters.Trained.Span.ToArray();
        float[] state = network.Parameters.State.Span.ToArray();
        NonFiniteLossException exception = Assert.Throws<NonFiniteLossException>(() => network.Fit(data, new FitOptions { BatchSize = Samples }));

        Assert.Contains($"{cause} All parameters are finite.", exception.Message, StringComparison.Ordinal);
        Assert.Equal((null, tensor[..tensor.IndexOf('.', StringComparison.Ordinal)]), (exception.Tensor, exception.Layer));
        Assert.Equal(trained, network.Parameters.Trained.Span);
        Assert.Equal(state, network.Parameters.State.Span);
    }

    private static void Fill<TNetwork>(TNetwork network, TensorDescription tensor, float value)
        where TNetwork : class, INetwork<TNetwork, float>
    {
        for (int index = 0; index < tensor.Length; index++)
        {
            network.Parameters.Trained.Span[tensor.Offset + tensor.StorageIndex(index)] = value;
        }
    }

    private static float[] Ones() => [.. Enumerable.Repeat(1f, Samples * 4)];

    [Network(Loss.CrossEntropy)]
    [Input(4)]
    [Dense(6, Relu)]
    [BatchNorm]
    [Dense(6, Tanh)]
    [Dropout(0.5)]
    [Dense(6, Relu)]
    [Dense(3, Softmax)]
    internal sealed partial class Classifier;

    [Network(Loss.MeanSquaredError)]
    [Input(4)]
    [Dense(6, Relu)]
    [Dense(6)]
    [Activate(Square)]
    [Dense(2)]
    internal sealed partial class Squares;
}
