namespace Lectures;

/// <summary>
/// A line in other coordinates is a curve in these: logistic regression on basis functions, p = sigmoid(w'f(x) + b) with f(x) = (x1, x2, x1^2, x1 x2,
/// x2^2), draws conic sections. Classes inside and outside a circle are linear in f, though not in x: 1.5 - x1^2 - x2^2 > 0. A hidden layer learns
/// its basis functions; here they are given.
/// </summary>
public sealed partial class LogisticBasis() : PlaneLecture("logistic-basis", "Logistic regression on polynomial basis functions draws a circle", epochs: 300)
{
    /// <inheritdoc/>
    public override void Run(SampleSettings settings)
    {
        const int Count = 1000;
        Random random = RandomNumbers(settings);
        (float X1, float X2)[] points = [.. Enumerable.Range(0, Count).Select(_ => ((random.NextSingle() * 4) - 2, (random.NextSingle() * 4) - 2))];
        float[] labels = [.. points.Select(point => (point.X1 * point.X1) + (point.X2 * point.X2) < 1.5f ? 1f : 0f)];

        var line = new Line(settings.Seed);
        DataSet<float>[] plain = new DataSet<float>([.. points.SelectMany(point => new[] { point.X1, point.X2 })], labels, Count).Split([0.7, 0.3], settings.Seed);
        line.Fit(plain[0], Options(settings, batchSize: 32, new Adam { LearningRate = 0.02 }));

        var conic = new Conic(settings.Seed);
        DataSet<float>[] basis = new DataSet<float>([.. points.SelectMany(point => Basis(point.X1, point.X2))], labels, Count).Split([0.7, 0.3], settings.Seed);
        conic.Fit(basis[0], Options(settings, batchSize: 32, new Adam { LearningRate = 0.02 }));

        double lineAccuracy = line.Evaluate(plain[1]).Accuracy!.Value;
        double conicAccuracy = conic.Evaluate(basis[1]).Accuracy!.Value;
        MatrixView<float> w = conic.Dense1.Weights;
        Console.WriteLine($"on (x1, x2):                      test accuracy {lineAccuracy:P1}");
        Console.WriteLine($"on (x1, x2, x1^2, x1 x2, x2^2):   test accuracy {conicAccuracy:P1}");
        Console.WriteLine($"log-odds: {w[0, 0]:F2} x1 + {w[0, 1]:F2} x2 + {w[0, 2]:F2} x1^2 + {w[0, 3]:F2} x1 x2 + {w[0, 4]:F2} x2^2 + {conic.Dense1.Bias[0]:F2}");
        double radius = conic.Dense1.Bias[0] / -w[0, 2];
        Console.WriteLine($"so they are even at about x1^2 + x2^2 = {radius:F2}; the truth is 1.50");

        TrainingReport? report = NewReport(settings);
        report?.AddDecisionBoundary(line, plain[1], heading: "On (x1, x2)");
        report?.AddDecisionBoundary((point, outputs) => conic.Predict(Basis(point[0], point[1]), outputs), Conic.OutputLength, plain[1], heading: "On (x1, x2, x1^2, x1 x2, x2^2)");
        report?.SaveTo(settings);
        ResultLine.Write(("linearAccuracy", lineAccuracy), ("accuracy", conicAccuracy), ("squaredRadius", radius));
    }

    private static float[] Basis(float x1, float x2) => [x1, x2, x1 * x1, x1 * x2, x2 * x2];

    [Network(Loss.BinaryCrossEntropy)]
    [Input(2)]
    [Dense(1, Sigmoid)]
    internal sealed partial class Line;

    [Network(Loss.BinaryCrossEntropy)]
    [Input(5)]
    [Dense(1, Sigmoid)]
    internal sealed partial class Conic;
}
