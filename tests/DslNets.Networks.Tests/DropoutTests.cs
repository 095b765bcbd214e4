using DslNets.Networks.Tests.Checks;
using DslNets.Networks.Tests.Reference;

namespace DslNets.Networks.Tests;

/// <summary>[Dropout] alone, so that its mask can be seen.</summary>
public class DropoutTests
{
    private const int Samples = 257;
    private const double Rate = 0.3;

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Training_drops_the_share_it_is_told_and_scales_the_rest(bool inDouble)
    {
        using INetworkUnderTest network = Network(inDouble, seed: 1);
        ReferenceBatch batch = RandomValues.Batch(network.Description, Samples, seed: 1);
        double[] outputs = network.Train(batch).Outputs[0];
        int dropped = outputs.Count(value => value == 0);
        for (int index = 0; index < outputs.Length; index++)
        {
            if (outputs[index] != 0)
            {
                Assert.Equal(batch.Inputs[0][index] / (1 - Rate), outputs[index], 1e-6);
            }
        }

        double deviation = Math.Sqrt(outputs.Length * Rate * (1 - Rate));
        Assert.InRange(dropped, (outputs.Length * Rate) - (5 * deviation), (outputs.Length * Rate) + (5 * deviation));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Every_feature_and_every_sample_has_its_own_mask(bool inDouble)
    {
        using INetworkUnderTest network = Network(inDouble, seed: 1);
        double[] outputs = network.Train(RandomValues.Batch(network.Description, Samples, seed: 1)).Outputs[0];
        int features = outputs.Length / Samples;
        string[] rows = [.. outputs.Chunk(features).Select(row => string.Concat(row.Select(value => value == 0 ? '0' : '1')))];
        string[] columns = [.. Enumerable.Range(0, features).Select(feature => string.Concat(rows.Select(row => row[feature])))];
        Assert.Equal(rows.Length, rows.Distinct().Count());
        Assert.Equal(columns.Length, columns.Distinct().Count());
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Spatial_dropout_drops_whole_channels(bool inDouble)
    {
        const int Channels = 5;
        using INetworkUnderTest network =
            NetworkUnderTest.Of(inDouble ? NetworkTypes.Double("OnlySpatialDropout") : NetworkTypes.Single("OnlySpatialDropout"), Samples);
        ReferenceBatch batch = RandomValues.Batch(network.Description, Samples, seed: 1);
        double[] outputs = network.Train(batch).Outputs[0];
        double[][] images = [.. outputs.Chunk(outputs.Length / Samples)];
        string[] masks = [.. images.Select(image => string.Concat(image.Take(Channels).Select(value => value == 0 ? '0' : '1')))];
        for (int index = 0; index < outputs.Length; index++)
        {
            bool isKept = masks[index / (outputs.Length / Samples)][index % Channels] == '1';
            Assert.Equal(isKept ? batch.Inputs[0][index] / (1 - Rate) : 0, outputs[index], 1e-6);
        }

        int channels = masks.Sum(mask => mask.Length);
        int dropped = masks.Sum(mask => mask.Count(kept => kept == '0'));
        double deviation = Math.Sqrt(channels * Rate * (1 - Rate));
        Assert.InRange(dropped, (channels * Rate) - (5 * deviation), (channels * Rate) + (5 * deviation));
        Assert.InRange(masks.Distinct().Count(), 20, 1 << Channels);
        Assert.Equal(batch.Inputs[0], network.Infer(batch).Outputs[0]);
    }

    [Fact]
    public void Another_seed_gives_another_mask_and_the_same_seed_the_same()
    {
        using INetworkUnderTest first = Network(inDouble: false, seed: 1);
        using INetworkUnderTest same = Network(inDouble: false, seed: 1);
        using INetworkUnderTest other = Network(inDouble: false, seed: 2);
        ReferenceBatch batch = RandomValues.Batch(first.Description, Samples, seed: 1);
        double[] expected = first.Train(batch).Outputs[0];
        Assert.Equal(expected, same.Train(batch).Outputs[0]);
        Assert.NotEqual(expected, other.Train(batch).Outputs[0]);
    }

    [Fact]
    public void Every_step_has_a_mask_of_its_own()
    {
        using INetworkUnderTest network = Network(inDouble: true, seed: 1);
        ReferenceBatch batch = RandomValues.Batch(network.Description, Samples, seed: 1);
        Assert.NotEqual(network.Step(batch), network.Step(batch));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Prediction_drops_nothing(bool inDouble)
    {
        using INetworkUnderTest network = Network(inDouble, seed: 1);
        ReferenceBatch batch = RandomValues.Batch(network.Description, Samples, seed: 1);
        Assert.Equal(batch.Inputs[0], network.Infer(batch).Outputs[0]);
    }

    private static INetworkUnderTest Network(bool inDouble, ulong seed) =>
        NetworkUnderTest.Of(inDouble ? NetworkTypes.Double("OnlyDropout") : NetworkTypes.Single("OnlyDropout"), Samples, seed: seed);
}
