using MathNet.Numerics.Distributions;

namespace Lectures;

/// <summary>
/// A large network learns few noisy samples by heart. Expected error = bias^2 + variance + noise: the bias is how far the mean of many networks, each
/// trained on samples of its own, is from the truth; the variance how far the networks are from their mean. L2, dropout and early stopping buy much
/// less variance for a little bias.
/// </summary>
public sealed partial class Overfitting() : Lecture("overfitting", "Overfitting cured by L2, dropout and early stopping; bias and variance", epochs: 3000)
{
    private const int Samples = 16;
    private const int Repetitions = 12;
    private const double Noise = 0.5;

    /// <inheritdoc/>
    public override void Run(SampleSettings settings)
    {
        Random random = RandomNumbers(settings);
        DataSet<float>[] training = [.. Enumerable.Range(0, Repetitions).Select(_ => Draw(random))];
        DataSet<float>[] validation = [.. Enumerable.Range(0, Repetitions).Select(_ => Draw(random))];
        FitOptions options = Options(settings, Samples, new Adam { LearningRate = 0.005 });

        Console.WriteLine($"{Repetitions} networks of each kind, each trained on {Samples} samples of sin(x) with noise of variance {Noise * Noise:F2}");
        Console.WriteLine("                 training error     bias^2   variance   expected error");
        double plain = Study<Plain>("plain", round => (training[round], options));
        double ridge = Study<Ridge>("L2", round => (training[round], options));
        double dropped = Study<Dropped>("dropout", round => (training[round], options));
        double stopped = Study<Plain>("early stopping", round => (training[round], options with
        {
            Validation = validation[round],
            EarlyStopping = new EarlyStopping { Patience = 200 },
        }));
        ResultLine.Write(("plainError", plain), ("l2Error", ridge), ("dropoutError", dropped), ("earlyStoppingError", stopped));

        double Study<TNetwork>(string name, Func<int, (DataSet<float> Training, FitOptions Options)> setting)
            where TNetwork : class, INetwork<TNetwork, float>
        {
            double trainingError = 0;
            var curves = new float[Repetitions][];
            for (int round = 0; round < Repetitions; round++)
            {
                TNetwork network = TNetwork.Create(settings.Seed + (ulong)round);
                (DataSet<float> samples, FitOptions fit) = setting(round);
                network.Fit(samples, fit);
                Evaluation evaluation = network.Evaluate(samples);
                trainingError += (evaluation.Loss - evaluation.Penalty) / Repetitions;
                curves[round] = Curve(network);
            }

            (double bias, double variance) = BiasAndVariance(curves);
            double error = bias + variance + (Noise * Noise);
            Console.WriteLine($"{name,-16}{trainingError,15:F4}{bias,11:F4}{variance,11:F4}{error,17:F4}");
            return error;
        }
    }

    /// <summary>The x between -3 and 3 at which the networks are compared.</summary>
    private static float[] Places() => [.. Enumerable.Range(0, 61).Select(i => (i * 0.1f) - 3)];

    private static DataSet<float> Draw(Random random)
    {
        float[] x = [.. Enumerable.Range(0, Samples).Select(_ => (random.NextSingle() * 6) - 3)];
        return new DataSet<float>(x, [.. x.Select(value => (float)Normal.Sample(random, Math.Sin(value), Noise))], Samples);
    }

    private static float[] Curve<TNetwork>(INetwork<TNetwork, float> network)
        where TNetwork : class, INetwork<TNetwork, float>
    {
        float[] places = Places();
        var batch = new Batch<float>(TNetwork.Description, places.Length) { Count = places.Length };
        places.CopyTo(batch.Input());
        network.PredictBatch(batch);
        return batch.Output().ToArray();
    }

    /// <summary>The squared bias and the variance, each the mean over all places.</summary>
    private static (double Bias, double Variance) BiasAndVariance(float[][] curves)
    {
        float[] places = Places();
        double bias = 0;
        double variance = 0;
        for (int place = 0; place < places.Length; place++)
        {
            double mean = curves.Average(curve => (double)curve[place]);
            bias += Math.Pow(mean - Math.Sin(places[place]), 2) / places.Length;
            variance += curves.Average(curve => Math.Pow(curve[place] - mean, 2)) / places.Length;
        }

        return (bias, variance);
    }

    [Network(Loss.MeanSquaredError)]
    [Input(1)]
    [Dense(64, Relu)]
    [Dense(64, Relu)]
    [Dense(1)]
    internal sealed partial class Plain;

    [Network(Loss.MeanSquaredError)]
    [Input(1)]
    [Dense(64, Relu, L2 = 0.005)]
    [Dense(64, Relu, L2 = 0.005)]
    [Dense(1, L2 = 0.005)]
    internal sealed partial class Ridge;

    [Network(Loss.MeanSquaredError)]
    [Input(1)]
    [Dense(64, Relu)]
    [Dropout(0.2)]
    [Dense(64, Relu)]
    [Dropout(0.2)]
    [Dense(1)]
    internal sealed partial class Dropped;
}
