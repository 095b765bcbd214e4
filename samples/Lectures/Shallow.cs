using MathNet.Numerics.Distributions;

namespace Lectures;

/// <summary>
/// The shallow network of econometrics: y = c + sum over j of b_j s(x'g_j + a_j), s the sigmoid. With enough units it comes close to every continuous
/// function (Cybenko 1989), so weight decay keeps it from following the noise: each step first multiplies every weight by 1 - r d (learning rate r,
/// decay d) and so pulls towards zero what the data do not hold. With a linear part, y = c + x'd + sum over j of b_j s(x'g_j + a_j), the net is
/// semi-parametric: the line, which is left out of the decay, takes what is linear, and the units what is left.
/// </summary>
public sealed partial class Shallow() : PlaneLecture("shallow", "y = sum b_j s(x'g_j) with weight decay, and with a linear part", epochs: 1500)
{
    /// <inheritdoc/>
    public override void Run(SampleSettings settings)
    {
        const double Noise = 0.5;
        Random random = RandomNumbers(settings);
        DataSet<float> train = Draw(random, 120, Noise);
        DataSet<float> test = Draw(random, 2000, Noise);
        var optimizer = new AdamW { LearningRate = 0.02, WeightDecay = 0 };

        var line = new Line(settings.Seed);
        line.Fit(train, Options(settings, batchSize: 30, optimizer));
        var free = new Units(settings.Seed);
        free.Fit(train, Options(settings, batchSize: 30, optimizer));
        var decayed = new Units(settings.Seed);
        decayed.Fit(train, Options(settings, batchSize: 30, optimizer with { WeightDecay = 0.03 }));
        var both = new SemiParametric(settings.Seed);
        both.Fit(train, Options(settings, batchSize: 30, optimizer with { WeightDecay = 0.03, Groups = [ParameterGroup.Of("line") with { WeightDecay = 0 }] }));

        Evaluation linear = line.Evaluate(test);
        Evaluation shallow = free.Evaluate(test);
        Evaluation withDecay = decayed.Evaluate(test);
        Evaluation semiParametric = both.Evaluate(test);
        (double freeNorm, double decayedNorm) = (Norm(free.Dense1.Weights, free.Dense2.Weights), Norm(decayed.Dense1.Weights, decayed.Dense2.Weights));
        Console.WriteLine($"mean squared error on new samples; the noise alone is {Noise * Noise:F4}");
        Console.WriteLine($"  linear                        {linear.Loss:F4}");
        Console.WriteLine($"  40 sigmoid units              {shallow.Loss:F4}   norm of the weights {freeNorm:F2}");
        Console.WriteLine($"  40 units, weight decay        {withDecay.Loss:F4}   norm of the weights {decayedNorm:F2}");
        Console.WriteLine($"  semi-parametric, weight decay {semiParametric.Loss:F4}");
        Console.WriteLine($"linear part of the semi-parametric net: {both.Line.Weights[0, 0]:F2} x1 + {both.Line.Weights[0, 1]:F2} x2, and the units share in it; the truth is 2 x1 - x2 + cos(2 x1)");

        TrainingReport? report = NewReport(settings);
        report?.AddSurface(line, train, heading: "Linear");
        report?.AddSurface(free, train, heading: "40 sigmoid units");
        report?.AddSurface(decayed, train, heading: "40 units, weight decay");
        report?.AddSurface(both, train, heading: "Semi-parametric, weight decay");
        report?.SaveTo(settings);
        ResultLine.Write(
            ("linearLoss", linear.Loss), ("shallowLoss", shallow.Loss), ("decayLoss", withDecay.Loss), ("semiParametricLoss", semiParametric.Loss), ("norm", freeNorm), ("decayNorm", decayedNorm));
    }

    private static DataSet<float> Draw(Random random, int count, double noise)
    {
        var inputs = new float[count * 2];
        var targets = new float[count];
        for (int sample = 0; sample < count; sample++)
        {
            double x1 = (random.NextDouble() * 4) - 2;
            double x2 = (random.NextDouble() * 4) - 2;
            inputs[sample * 2] = (float)x1;
            inputs[(sample * 2) + 1] = (float)x2;
            targets[sample] = (float)((2 * x1) - x2 + Math.Cos(2 * x1) + Normal.Sample(random, 0, noise));
        }

        return new DataSet<float>(inputs, targets, count);
    }

    private static double Norm(params ReadOnlySpan<MatrixView<float>> layers)
    {
        double squares = 0;
        foreach (MatrixView<float> layer in layers)
        {
            var weights = new float[layer.Length];
            layer.CopyTo(weights);
            squares += weights.Sum(weight => (double)weight * weight);
        }

        return Math.Sqrt(squares);
    }

    [Network(Loss.MeanSquaredError)]
    [Input(2)]
    [Dense(1)]
    internal sealed partial class Line;

    [Network(Loss.MeanSquaredError)]
    [Input(2)]
    [Dense(40, Sigmoid)]
    [Dense(1)]
    internal sealed partial class Units;

    [Network(Loss.MeanSquaredError)]
    [Input(2, Name = "x")]
    [Dense(1, UseBias = false, Name = "line")]
    [Dense(40, Sigmoid, From = "x")]
    [Dense(1)]
    [Add("line")]
    internal sealed partial class SemiParametric;
}
