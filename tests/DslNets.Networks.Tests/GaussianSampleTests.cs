using DslNets.Networks.Tests.Checks;
using DslNets.Networks.Tests.Reference;

namespace DslNets.Networks.Tests;

/// <summary>[GaussianSample] alone, so that what it draws and adds to the loss can be seen.</summary>
public partial class GaussianSampleTests
{
    private const int Samples = 400;
    private const int Features = 3;
    private const int Latent = 2;

    [Network(Loss.MeanSquaredError, Precision = Precision.Double)]
    [Input(Features)]
    [GaussianSample(Latent, Beta = 3)]
    internal sealed partial class Only;

    [Network(Loss.MeanSquaredError, Precision = Precision.Double)]
    [Input(Features)]
    [GaussianSample(Latent, Beta = 0)]
    internal sealed partial class WithoutTerm;

    /// <summary>Two inputs whose latent vectors have the same parameters, and noise of their own.</summary>
    [Network(Loss.MeanSquaredError, Precision = Precision.Double)]
    [Input(Features, Name = "left")]
    [GaussianSample(Latent, Name = "code")]
    [Input(Features, Name = "right")]
    [GaussianSample(Latent, Share = "code")]
    [Multiply("code")]
    [Dense(1)]
    internal sealed partial class Shared;

    [Fact]
    public void Loss_of_evaluation_has_the_divergence()
    {
        (Only network, double[] x, double[] target) = Make();
        double expected = 0;
        for (int sample = 0; sample < Samples; sample++)
        {
            for (int feature = 0; feature < Latent; feature++)
            {
                (double mean, double logVariance) = Distribution(network, x, sample, feature);
                double error = mean - target[(sample * Latent) + feature];
                expected += (error * error) + (3 * -0.5 * (1 + logVariance - (mean * mean) - Math.Exp(logVariance)));
            }
        }

        // The mean over samples and features: the divergence is divided as the error is.
        var data = new DataSet<double>(x, target, Samples);
        Assert.Equal(expected / (Samples * Latent), network.Evaluate(data).Loss, 1e-12);

        var without = new WithoutTerm(seed: 1);
        var parameters = new double[Only.ParameterCount];
        network.CopyParametersTo(parameters);
        without.CopyParametersFrom(parameters);
        double[] y = new double[target.Length];
        without.PredictBatch(x, y);
        Assert.Equal(y.Zip(target, (a, b) => (a - b) * (a - b)).Average(), without.Evaluate(data).Loss, 1e-12);
    }

    [Fact]
    public void Training_draws_from_the_distribution_of_each_sample()
    {
        (Only network, double[] x, double[] target) = Make();
        using var trainer = new Trainer<Only, double>(network, new Sgd(), new TrainerOptions { Seed = 3, BatchSize = Samples });
        var batch = new Batch<double>(Only.Description, Samples);
        x.CopyTo(batch.Input());
        target.CopyTo(batch.Target());
        trainer.Forward(batch);
        double[] noise = [.. Enumerable.Range(0, Samples * Latent).Select(index => Noise(index / Latent, index % Latent))];
        double mean = noise.Average();
        Assert.InRange(mean, -5 / Math.Sqrt(noise.Length), 5 / Math.Sqrt(noise.Length));
        Assert.InRange(noise.Average(value => value * value), 1 - (5 * Math.Sqrt(2d / noise.Length)), 1 + (5 * Math.Sqrt(2d / noise.Length)));
        Assert.Equal(noise.Length, noise.Distinct().Count());

        double[] first = batch.Output().ToArray();
        trainer.Forward(batch);
        Assert.NotEqual(first, batch.Output().ToArray());

        double Noise(int sample, int feature)
        {
            (double center, double logVariance) = Distribution(network, x, sample, feature);
            return (batch.Output()[(sample * Latent) + feature] - center) / Math.Exp(logVariance / 2);
        }
    }

    [Fact]
    public void Prediction_is_the_mean()
    {
        (Only network, double[] x, double[] target) = Make();
        double[] y = new double[target.Length];
        network.PredictBatch(x, y);
        double[] one = new double[Latent];
        network.Predict(x.AsSpan(0, Features), one);
        for (int index = 0; index < y.Length; index++)
        {
            Assert.Equal(Distribution(network, x, index / Latent, index % Latent).Mean, y[index], 1e-13);
        }

        Assert.Equal(y[0], one[0], 1e-13);
    }

    [Fact]
    public void Shared_latent_vectors_have_one_set_of_parameters_and_two_gradients()
    {
        Assert.Equal(
            ["code.mean.weight", "code.mean.bias", "code.log_variance.weight", "code.log_variance.bias", "dense1.weight", "dense1.bias"], Shared.Description.Tensors.Select(tensor => tensor.Name));
        using INetworkUnderTest network = NetworkUnderTest.Of(typeof(Shared), 11);
        CentralDifferences.Check(network, RandomValues.Batch(network.Description, 11, seed: 3));
    }

    private static (Only Network, double[] X, double[] Target) Make()
    {
        double[] x = new double[Samples * Features];
        double[] target = new double[Samples * Latent];
        StandardNormal.Fill<double>(x, seed: 1);
        StandardNormal.Fill<double>(target, seed: 2);
        var network = new Only(seed: 1);
        double[] parameters = new double[Only.ParameterCount];
        StandardNormal.Fill<double>(parameters, seed: 4);
        network.CopyParametersFrom(parameters);
        return (network, x, target);
    }

    /// <summary>By the views of the layer's parameters.</summary>
    private static (double Mean, double LogVariance) Distribution(Only network, double[] x, int sample, int feature)
    {
        double Linear(DenseView<double> view) => view.Bias[feature] + Enumerable.Range(0, Features).Sum(input => view.Weights[feature, input] * x[(sample * Features) + input]);
        GaussianSampleView<double> layer = network.Gaussiansample1;
        return (Linear(layer.Mean), Linear(layer.LogVariance));
    }
}
