using DslNets.Networks.Tests.Checks;
using DslNets.Networks.Tests.Reference;

namespace DslNets.Networks.Tests;

/// <summary>Layers and blocks that use the parameters of others.</summary>
public partial class SharingTests
{
    [Network(Loss.MeanSquaredError, Precision = Precision.Double)]
    [Input(4, Name = "left")]
    [Use<Tower>(5)]
    [Input(4, Name = "right")]
    [Use<Tower>(5, Share = "tower1")]
    [Multiply("tower1")]
    [Dense(5, Tanh)]
    [Dense(5, Sigmoid, Share = "dense1")]
    [Dense(2)]
    internal sealed partial class Siamese;

    [Block]
    [Dense(6, Tanh, L2 = 0.01)]
    [LayerNorm]
    [Dense(Size.Argument, Tanh)]
    internal sealed class Tower;

    [Network(Loss.MeanSquaredError, Precision = Precision.Double)]
    [Input(5, 4, 2)]
    [Conv2D(2, 3, Tanh, Padding = Padding.Same)]
    [Conv2D(2, 3, Tanh, Padding = Padding.Same, Share = "conv1")]
    [Residual<Convolution>]
    [Flatten]
    [Dense(2)]
    internal sealed partial class Recurrent;

    [Block]
    [Conv2D(Size.Input, 3, Tanh, Padding = Padding.Same)]
    internal sealed class Convolution;

    [Theory]
    [InlineData(typeof(Siamese))]
    [InlineData(typeof(Recurrent))]
    public void Gradients_are_the_sums_over_all_uses(Type type)
    {
        using INetworkUnderTest network = NetworkUnderTest.Of(type, 11);
        CentralDifferences.Check(network, RandomValues.Batch(network.Description, 11, seed: 3));
    }

    [Fact]
    public void Shared_parameters_are_there_once()
    {
        Assert.Equal((4 * 6) + 6 + 12 + (6 * 5) + 5 + (5 * 5) + 5 + (5 * 2) + 2, Siamese.ParameterCount);
        Assert.Equal(
            ["tower1.dense1.weight", "tower1.dense1.bias", "tower1.layernorm1.weight", "tower1.layernorm1.bias", "tower1.dense2.weight", "tower1.dense2.bias", "dense1.weight", "dense1.bias", "dense3.weight", "dense3.bias"],
            Siamese.Description.Tensors.Select(tensor => tensor.Name));
    }

    [Fact]
    public void Equal_inputs_of_both_towers_give_equal_values()
    {
        var network = new Siamese(seed: 1);
        double[] one = [0.1, -0.7, 1.3, 0.4];
        double[] other = [-0.9, 0.2, 0.5, 1.1];
        double[] forwards = new double[2];
        double[] backwards = new double[2];
        network.Predict(one, other, forwards);
        network.Predict(other, one, backwards);
        Assert.All(forwards.Zip(backwards), pair => Assert.Equal(pair.First, pair.Second, 1e-14));
    }
}
