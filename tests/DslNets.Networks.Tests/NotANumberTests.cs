using DslNets.Networks.Tests.Checks;
using DslNets.Networks.Tests.Reference;

namespace DslNets.Networks.Tests;

/// <summary>What is not a number stays so, as in PyTorch: a network that has gone wrong must not look right.</summary>
public sealed partial class NotANumberTests
{
    private const int Samples = 37;

    [Theory]
    [InlineData(typeof(Rectified))]
    [InlineData(typeof(RectifiedDouble))]
    public void Relu_passes_it_on(Type type)
    {
        using INetworkUnderTest network = NetworkUnderTest.Of(type, Samples);
        ReferenceBatch batch = NotNumbers(network);
        Assert.All(Outputs(network, batch), output => Assert.Equal(double.NaN, output));
        Assert.All(network.Predict(batch.Rows(0))[0], output => Assert.Equal(double.NaN, output));
    }

    [Theory]
    [InlineData(typeof(Dropped))]
    [InlineData(typeof(DroppedDouble))]
    public void Dropout_behind_relu_passes_it_on_where_it_drops_nothing(Type type)
    {
        using INetworkUnderTest network = NetworkUnderTest.Of(type, Samples);
        ReferenceBatch ones = NotNumbers(network);
        Array.Fill(ones.Inputs[0], 1);
        double[] kept = Outputs(network, ones);
        Assert.Contains(0, kept);
        Assert.Equal(kept.Select(value => value == 0 ? 0 : double.NaN), Outputs(network, NotNumbers(network)));
        Assert.All(network.Predict(NotNumbers(network).Rows(0))[0], output => Assert.Equal(double.NaN, output));
    }

    /// <summary>There the value is multiplied, with 0 where it is dropped, in PyTorch too.</summary>
    [Theory]
    [InlineData(typeof(DroppedChannels))]
    [InlineData(typeof(DroppedChannelsDouble))]
    public void Spatial_dropout_behind_relu_passes_it_on(Type type)
    {
        using INetworkUnderTest network = NetworkUnderTest.Of(type, Samples);
        Assert.All(Outputs(network, NotNumbers(network)), output => Assert.Equal(double.NaN, output));
    }

    /// <summary>The outputs while training. Each call draws the same dropout mask.</summary>
    private static double[] Outputs(INetworkUnderTest network, ReferenceBatch batch) =>
        network.TrainFromOutputs(batch, [new double[Samples * network.Description.Outputs[0].Length]]).Outputs[0];

    private static ReferenceBatch NotNumbers(INetworkUnderTest network)
    {
        ReferenceBatch batch = RandomValues.Batch(network.Description, Samples, seed: 1);
        Array.Fill(batch.Inputs[0], double.NaN);
        return batch;
    }

    [Network(Loss.MeanSquaredError)]
    [Input(11)]
    [Activate(Relu)]
    internal sealed partial class Rectified;

    [Network(Loss.MeanSquaredError, Precision = Precision.Double)]
    [Input(11)]
    [Activate(Relu)]
    internal sealed partial class RectifiedDouble;

    [Network(Loss.MeanSquaredError)]
    [Input(11)]
    [Activate(Relu)]
    [Dropout(0.5)]
    internal sealed partial class Dropped;

    [Network(Loss.MeanSquaredError, Precision = Precision.Double)]
    [Input(11)]
    [Activate(Relu)]
    [Dropout(0.5)]
    internal sealed partial class DroppedDouble;

    [Network(Loss.MeanSquaredError)]
    [Input(2, 3, 5)]
    [Activate(Relu)]
    [SpatialDropout(0.5)]
    internal sealed partial class DroppedChannels;

    [Network(Loss.MeanSquaredError, Precision = Precision.Double)]
    [Input(2, 3, 5)]
    [Activate(Relu)]
    [SpatialDropout(0.5)]
    internal sealed partial class DroppedChannelsDouble;
}
