using DslNets.Networks.Tests.Checks;
using DslNets.Networks.Tests.Reference;

namespace DslNets.Networks.Tests;

/// <summary>Lanes after the last sample never enter a result, and the padding of weights stays zero.</summary>
public class PaddingTests
{
    public static TheoryData<string> Cases =>
    [
        "Mlp", "BatchNorm", "BatchNormOptions", "LayerNorm", "SeveralOutputs", "UsedTwice", "Softmax", "L2Normalize", "CrossEntropySmoothed", "KullbackLeibler", "Poisson",
        "ConvSame", "BatchNormImage", "BatchNormPool", "MaxPoolSame", "AveragePoolPad", "ConvTranspose", "ConvGroups", "LayerNormImage", "ImageOfLogits",
    ];

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_batch_in_a_bigger_trainer_gives_equal_bits_whatever_was_there_before(string name)
    {
        foreach (Type type in new[] { NetworkTypes.Single(name), NetworkTypes.Double(name) })
        {
            foreach (int samples in new[] { 2, 11, 17 })
            {
                double[] expected = Train(type, capacity: samples, samples, startsWithNaN: false);
                Assert.Equal(expected, Train(type, capacity: 128, samples, startsWithNaN: false));
                Assert.Equal(expected, Train(type, capacity: 128, samples, startsWithNaN: true));
                Assert.DoesNotContain(expected, double.IsNaN);
            }
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    [InlineData("Wide")]
    [InlineData("Single")]
    [InlineData("BothPenalties")]
    [InlineData("ConvWide")]
    [InlineData("ConvGroupsWide")]
    [InlineData("ConvTransposeOptions")]
    [InlineData("Depthwise")]
    public void The_padding_of_weights_stays_zero(string name)
    {
        foreach (Type type in new[] { NetworkTypes.Single(name), NetworkTypes.Double(name) })
        {
            foreach (double? clipNorm in new double?[] { null, 0.5 })
            {
                using INetworkUnderTest network = NetworkUnderTest.Of(type, 17, new Adam { WeightDecay = 0.01, ClipNorm = clipNorm });
                for (int step = 0; step < 3; step++)
                {
                    network.Step(RandomValues.Batch(network.Description, 17, seed: step));
                }

                double[] padding = network.Padding();
                Assert.NotEmpty(padding);
                Assert.All(padding, value => Assert.Equal(0, value));
            }
        }
    }

    /// <summary>Loss, outputs and gradients, then parameters and state after a step.</summary>
    private static double[] Train(Type type, int capacity, int samples, bool startsWithNaN)
    {
        using INetworkUnderTest network = NetworkUnderTest.Of(type, capacity, new Sgd { LearningRate = 0.01 });
        ReferenceBatch batch = RandomValues.Batch(network.Description, samples, seed: 5);
        if (startsWithNaN)
        {
            // The step is refused, and the memory of the pass is full of NaN.
            (string Name, double[] Values)[] tensors = [.. network.Description.Tensors.Select(tensor => (tensor.Name, network.Get(tensor.Name)))];
            ReferenceBatch poison = RandomValues.Batch(network.Description, capacity, seed: 6);
            Assert.False(double.IsFinite(network.Step(poison with { Inputs = [.. poison.Inputs.Select(input => input.Select(_ => double.NaN).ToArray())] })));
            foreach ((string tensor, double[] values) in tensors)
            {
                network.Set(tensor, values);
            }
        }

        double loss = network.Step(batch);
        ReferenceResult result = network.Train(batch);
        return
        [
            loss, result.Loss, .. result.Outputs.SelectMany(values => values), .. result.Gradients.Values.SelectMany(values => values),
            .. result.InputGradients.SelectMany(values => values), .. network.Description.Tensors.SelectMany(tensor => network.Get(tensor.Name)),
        ];
    }
}
