using DslNets.Networks.Tests.Checks;
using DslNets.Networks.Tests.Reference;

namespace DslNets.Networks.Tests;

/// <summary>The number of threads changes no bit.</summary>
public class ThreadTests
{
    public static TheoryData<string> Cases =>
    [
        "Mlp", "Wide", "Deep", "BatchNormRelu", "LayerNorm", "SeveralInputs", "SeveralOutputs", "UsedTwice", "BothPenalties", "Dropout", "GaussianSampleOptions", "L2Normalize",
        "ConvSame", "ConvGroupsWide", "ConvTransposeOptions", "ConvPenalties", "ConvSequence", "MaxPoolOverlap", "AveragePoolPad", "BatchNormPool", "LayerNormImage", "UpSample",
        "Residual", "SpatialDropout", "SmallLeNet", "WideResidual", "WideUneven",
    ];

    /// <summary>With a limit for the norm of all gradients, parameters change after the backward pass; without one, weights change within it.</summary>
    [Theory]
    [MemberData(nameof(Cases))]
    public void One_two_and_three_threads_give_equal_bits(string name)
    {
        foreach (Type type in new[] { NetworkTypes.Single(name), NetworkTypes.Double(name) })
        {
            foreach (double? clipNorm in new double?[] { null, 0.5 })
            {
                var optimizer = new Adam { LearningRate = 0.01, WeightDecay = 0.01, ClipNorm = clipNorm };
                double[] expected = Train(type, optimizer, threads: 1);
                Assert.Equal(expected, Train(type, optimizer, threads: 2));
                Assert.Equal(expected, Train(type, optimizer, threads: 3));
            }
        }
    }

    /// <summary>Weights that are updated tile by tile while their gradient is computed, and weights that are updated in one pass afterwards.</summary>
    [Theory]
    [MemberData(nameof(Cases))]
    public void Gradients_that_are_kept_or_used_up_give_equal_bits(string name)
    {
        foreach (Type type in new[] { NetworkTypes.Single(name), NetworkTypes.Double(name) })
        {
            var optimizer = new RmsProp { LearningRate = 0.01, Momentum = 0.9, WeightDecay = 0.01, ClipValue = 0.1 };
            Assert.Equal(Train(type, optimizer, threads: 2, keepsGradients: true), Train(type, optimizer, threads: 2, keepsGradients: false));
        }
    }

    /// <summary>Losses of several steps on batches of several sizes, and all parameters and state after them.</summary>
    private static double[] Train(Type type, Optimizer optimizer, int threads, bool keepsGradients = false)
    {
        using INetworkUnderTest network = NetworkUnderTest.Of(type, 128, optimizer, threads, keepsGradients: keepsGradients);
        double[] losses = [.. new[] { 128, 127, 31, 128 }.Select((samples, step) => network.Step(RandomValues.Batch(network.Description, samples, seed: step)))];
        return [.. losses, .. network.Description.Tensors.SelectMany(tensor => network.Get(tensor.Name))];
    }
}
