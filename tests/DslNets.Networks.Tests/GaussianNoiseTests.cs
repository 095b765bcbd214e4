using DslNets.Networks.Tests.Checks;
using DslNets.Networks.Tests.Reference;
using DslNets.Runtime;

namespace DslNets.Networks.Tests;

/// <summary>[GaussianNoise] alone, so that its noise can be seen. [GaussianSample] draws from the same numbers; goldens and random networks compare both with other implementations.</summary>
public partial class GaussianNoiseTests
{
    [Network(Loss.MeanSquaredError)]
    [Input(11)]
    [GaussianNoise(Deviation)]
    internal sealed partial class OnlyNoise;

    [Network(Loss.MeanSquaredError, Precision = Precision.Double)]
    [Input(11)]
    [GaussianNoise(Deviation)]
    internal sealed partial class OnlyNoiseDouble;

    [Network(Loss.MeanSquaredError)]
    [Input(2, 5)]
    [GaussianNoise(1)]
    [Output("first")]
    [GaussianNoise(1)]
    [Output("second")]
    internal sealed partial class TwoNoises;

    [Network(Loss.MeanSquaredError, Precision = Precision.Double)]
    [Input(2, 5)]
    [GaussianNoise(1)]
    [Output("first")]
    [GaussianNoise(1)]
    [Output("second")]
    internal sealed partial class TwoNoisesDouble;

    private const int Samples = 257;
    private const double Deviation = 0.3;

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Noise_is_normal_with_the_deviation_it_is_told(bool inDouble)
    {
        double[] noise = [.. Enumerable.Range(1, 8).SelectMany(seed => Noise(inDouble, (ulong)seed))];
        double mean = noise.Average();
        double deviation = Math.Sqrt(noise.Average(value => (value - mean) * (value - mean)));
        Assert.InRange(mean, -5 * Deviation / Math.Sqrt(noise.Length), 5 * Deviation / Math.Sqrt(noise.Length));
        Assert.InRange(deviation / Deviation, 1 - (5 / Math.Sqrt(2 * noise.Length)), 1 + (5 / Math.Sqrt(2 * noise.Length)));

        // The largest distance between its distribution and the normal one (Kolmogorov and Smirnov; beyond 2.2 / sqrt(n) once in ten thousand).
        double[] sorted = [.. noise.Order()];
        double distance = sorted.Select((value, index) => Math.Abs(((1 + VectorFunctions.ErrorFunction(value / Deviation / Math.Sqrt(2))) / 2) - ((index + 0.5) / sorted.Length))).Max();
        Assert.InRange(distance, 0, 2.2 / Math.Sqrt(noise.Length));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Every_feature_every_sample_and_every_layer_has_noise_of_its_own(bool inDouble)
    {
        double[] noise = Noise(inDouble, seed: 1);
        Assert.Equal(noise.Length, noise.Distinct().Count());

        using INetworkUnderTest twice = NetworkUnderTest.Of(inDouble ? typeof(TwoNoisesDouble) : typeof(TwoNoises), Samples);
        ReferenceBatch batch = RandomValues.Batch(twice.Description, Samples, seed: 1);
        double[][] outputs = twice.Train(batch).Outputs;
        double[] first = [.. outputs[0].Zip(batch.Inputs[0], (y, x) => y - x)];
        double[] second = [.. outputs[1].Zip(outputs[0], (y, x) => y - x)];
        double correlation = first.Zip(second, (a, b) => a * b).Sum() / Math.Sqrt(first.Sum(a => a * a) * second.Sum(b => b * b));
        Assert.InRange(correlation, -5 / Math.Sqrt(first.Length), 5 / Math.Sqrt(first.Length));
    }

    [Fact]
    public void Another_seed_gives_other_noise_and_the_same_seed_the_same()
    {
        Assert.Equal(Noise(inDouble: false, seed: 1), Noise(inDouble: false, seed: 1));
        Assert.NotEqual(Noise(inDouble: false, seed: 1), Noise(inDouble: false, seed: 2));
    }

    [Fact]
    public void Every_step_has_noise_of_its_own()
    {
        using INetworkUnderTest network = NetworkUnderTest.Of(typeof(OnlyNoiseDouble), Samples);
        ReferenceBatch batch = RandomValues.Batch(network.Description, Samples, seed: 1);
        Assert.NotEqual(network.Step(batch), network.Step(batch));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Prediction_has_no_noise(bool inDouble)
    {
        using INetworkUnderTest network = NetworkUnderTest.Of(inDouble ? typeof(OnlyNoiseDouble) : typeof(OnlyNoise), Samples);
        ReferenceBatch batch = RandomValues.Batch(network.Description, Samples, seed: 1);
        Assert.Equal(batch.Inputs[0], network.Infer(batch).Outputs[0]);
    }

    private static double[] Noise(bool inDouble, ulong seed)
    {
        using INetworkUnderTest network = NetworkUnderTest.Of(inDouble ? typeof(OnlyNoiseDouble) : typeof(OnlyNoise), Samples, seed: seed);
        ReferenceBatch batch = RandomValues.Batch(network.Description, Samples, seed: 1);
        return [.. network.Train(batch).Outputs[0].Zip(batch.Inputs[0], (y, x) => y - x)];
    }
}
