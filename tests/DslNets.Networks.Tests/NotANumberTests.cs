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

    /// <summary>Every step asks it.</summary>
    [Theory]
    [InlineData(typeof(Attentive))]
    [InlineData(typeof(AttentiveDouble))]
    public void Attention_passes_it_on_to_all_steps_of_its_sample_alone(Type type)
    {
        using INetworkUnderTest network = NetworkUnderTest.Of(type, Samples);
        ReferenceBatch batch = RandomValues.Batch(network.Description, Samples, seed: 1);
        batch.Inputs[0][(33 * 28) + (5 * 4) + 2] = double.NaN;
        double[][] outputs = [.. Outputs(network, batch).Chunk(28)];
        Assert.All(outputs[33], output => Assert.Equal(double.NaN, output));
        Assert.All(outputs.Where((_, sample) => sample != 33), sample => Assert.DoesNotContain(double.NaN, sample));
        Assert.All(network.Predict(batch.Rows(33))[0], output => Assert.Equal(double.NaN, output));
    }

    [Theory]
    [InlineData(typeof(Causal))]
    [InlineData(typeof(CausalDouble))]
    public void Causal_attention_passes_it_on_to_the_steps_from_there_on(Type type)
    {
        using INetworkUnderTest network = NetworkUnderTest.Of(type, Samples);
        ReferenceBatch batch = RandomValues.Batch(network.Description, Samples, seed: 1);
        batch.Inputs[0][(5 * 4) + 2] = double.NaN;
        double[] outputs = Outputs(network, batch)[..28];
        Assert.All(outputs[20..], output => Assert.Equal(double.NaN, output));
        Assert.All(outputs[..4], output => Assert.False(double.IsNaN(output)));
    }

    [Theory]
    [InlineData(typeof(Normalised))]
    [InlineData(typeof(NormalisedDouble))]
    public void Root_mean_square_normalisation_passes_it_on_to_all_features_of_its_step(Type type)
    {
        using INetworkUnderTest network = NetworkUnderTest.Of(type, Samples);
        ReferenceBatch batch = RandomValues.Batch(network.Description, Samples, seed: 1);
        batch.Inputs[0][13] = double.NaN;
        double[] outputs = Outputs(network, batch);
        Assert.Equal([12, 13, 14, 15], Enumerable.Range(0, outputs.Length).Where(index => double.IsNaN(outputs[index])));
        Assert.True(double.IsNaN(network.Predict(batch.Rows(0))[0][12]));
    }

    [Theory]
    [InlineData(typeof(Labelled))]
    [InlineData(typeof(LabelledDouble))]
    public void Loss_of_one_step_passes_it_on(Type type)
    {
        using INetworkUnderTest network = NetworkUnderTest.Of(type, Samples);
        ReferenceBatch batch = RandomValues.Batch(network.Description, Samples, seed: 1);
        Assert.False(double.IsNaN(network.Infer(batch).Loss));
        batch.Inputs[0][7] = double.NaN;
        Assert.Equal(double.NaN, network.Infer(batch).Loss);
        Assert.Equal(double.NaN, network.Train(batch).Loss);
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

    [Network(Loss.MeanSquaredError)]
    [Input(7, 4)]
    [MultiHeadAttention(2)]
    internal sealed partial class Attentive;

    [Network(Loss.MeanSquaredError, Precision = Precision.Double)]
    [Input(7, 4)]
    [MultiHeadAttention(2)]
    internal sealed partial class AttentiveDouble;

    [Network(Loss.MeanSquaredError)]
    [Input(7, 4)]
    [MultiHeadAttention(2, Causal = true)]
    internal sealed partial class Causal;

    [Network(Loss.MeanSquaredError, Precision = Precision.Double)]
    [Input(7, 4)]
    [MultiHeadAttention(2, Causal = true)]
    internal sealed partial class CausalDouble;

    [Network(Loss.MeanSquaredError)]
    [Input(7, 4)]
    [RmsNorm]
    internal sealed partial class Normalised;

    [Network(Loss.MeanSquaredError, Precision = Precision.Double)]
    [Input(7, 4)]
    [RmsNorm]
    internal sealed partial class NormalisedDouble;

    [Network(Loss.CrossEntropy)]
    [Input(7, 4)]
    [Dense(3, Softmax)]
    internal sealed partial class Labelled;

    [Network(Loss.CrossEntropy, Precision = Precision.Double)]
    [Input(7, 4)]
    [Dense(3, Softmax)]
    internal sealed partial class LabelledDouble;
}
