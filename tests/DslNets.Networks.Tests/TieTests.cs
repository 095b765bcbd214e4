using DslNets.Networks.Tests.Checks;
using DslNets.Networks.Tests.Goldens;
using DslNets.Networks.Tests.Reference;

namespace DslNets.Networks.Tests;

/// <summary>Values exactly where a function jumps; goldens and differences stay away from there.</summary>
public class TieTests
{
    [Theory]
    [InlineData("Step", 1)]
    [InlineData("Sign", 1)]
    [InlineData("Relu", 0)]
    [InlineData("LeakyRelu", 0)]
    [InlineData("L2Normalize", 0)]
    [InlineData("Softsign", 0)]
    public void The_value_at_zero_is(string name, double expected)
    {
        foreach (Type type in new[] { NetworkTypes.Double(name), NetworkTypes.Single(name) })
        {
            // The first layer gives zeros; the second adds up what the activation makes of them.
            using INetworkUnderTest network = NetworkUnderTest.Of(type, 11);
            double[] hidden = network.Get("dense1.bias");
            Array.Clear(hidden);
            network.Set("dense1.bias", hidden);
            network.Set("dense1.weight", new double[network.Get("dense1.weight").Length]);
            network.Set("dense2.weight", [.. network.Get("dense2.weight").Select(_ => 1.0 / hidden.Length)]);
            network.Set("dense2.bias", [0, 0, 0]);
            double[] outputs = network.Infer(Golden.Load(name).Batch()).Outputs[0];
            Assert.All(outputs, output => Assert.Equal(expected, output, 1e-6));
        }
    }

    /// <summary>Of equal values in a window the first one gets the gradient, as in PyTorch.</summary>
    [Fact]
    public void The_gradient_of_a_maximum_goes_to_the_first_of_equal_values()
    {
        foreach (Type type in new[] { NetworkTypes.Double("MaxPoolSame"), NetworkTypes.Single("MaxPoolSame") })
        {
            using INetworkUnderTest network = NetworkUnderTest.Of(type, 3);
            ReferenceBatch batch = Golden.Load("MaxPoolSame").Batch();
            Array.Clear(batch.Inputs[0]);
            const int Side = 5;
            const int Channels = 3;
            double[] gradients = network.Train(batch).InputGradients[0];
            (int Row, int Column)[] reached = [.. Enumerable.Range(0, gradients.Length).Where(index => gradients[index] != 0)
                .Select(index => (index / (Side * Channels) % Side, index / Channels % Side))];
            Assert.NotEmpty(reached);
            Assert.All(reached, pixel => Assert.Equal((0, 0), (pixel.Row % 2, pixel.Column % 2)));
        }
    }
}
