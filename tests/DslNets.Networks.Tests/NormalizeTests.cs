using DslNets.Networks.Tests.Checks;
using DslNets.Networks.Tests.Reference;

namespace DslNets.Networks.Tests;

/// <summary>Inputs that are standardised by what was learned from the data.</summary>
public partial class NormalizeTests
{
    [Network(Loss.MeanSquaredError, Precision = Precision.Double)]
    [Input(3)]
    [Normalize]
    [Dense(4, Tanh)]
    [Dense(2)]
    internal sealed partial class NormalizedDouble;

    [Fact]
    public void Adapted_network_standardises_its_inputs()
    {
        double[] inputs = [1, 10, -5, 2, 20, -5, 6, 60, -5];
        var network = new NormalizedDouble(seed: 1);
        network.Adapt(new DataSet<double>(inputs, new double[6], count: 3));
        Assert.Equal([3, 30, -5], [.. network.Normalize1.Mean.Span], (double a, double b) => Math.Abs(a - b) < 1e-12);
        Assert.Equal([Math.Sqrt(14.0 / 3), 10 * Math.Sqrt(14.0 / 3), 1], [.. network.Normalize1.Deviation.Span], (double a, double b) => Math.Abs(a - b) < 1e-12);
    }

    [Fact]
    public void Gradients_are_the_slopes_of_the_loss()
    {
        using INetworkUnderTest network = NetworkUnderTest.Of(typeof(NormalizedDouble), 7);
        network.Set("normalize1.mean", [0.3, -0.7, 2]);
        network.Set("normalize1.deviation", [0.5, 3, 1.5]);
        ReferenceBatch batch = RandomValues.Batch(network.Description, 7, seed: 5);
        CentralDifferences.Check(network, batch);
        CentralDifferences.CheckFromOutputs(network, batch);
    }
}
