using MathNet.Numerics.Distributions;
using MathNet.Numerics.LinearAlgebra;

namespace Lectures;

/// <summary>
/// Logistic regression: p = sigmoid(x'w + b), the probability of class 1. The cross-entropy -t log p - (1 - t) log(1 - p) has the gradient (p - t) x:
/// sigmoid and logarithm cancel. There is no closed form, but the loss is convex: gradient descent ends where Newton's method (iteratively reweighted
/// least squares) does. For two normal classes with equal covariance S, the log-odds are linear indeed, with w = S^-1 (m1 - m0).
/// </summary>
public sealed partial class LogisticRegression() : PlaneLecture("logistic-regression", "Gradient descent ends at the maximum likelihood that Newton's method finds", epochs: 1000)
{
    /// <inheritdoc/>
    public override void Run(SampleSettings settings)
    {
        const int Count = 400;
        Random random = RandomNumbers(settings);
        // Unit covariance, means (1, 0.5) and -(1, 0.5): w = (2, 1), b = 0.
        double[] labels = [.. Enumerable.Range(0, Count).Select(sample => (double)(sample % 2))];
        Matrix<double> x = Matrix<double>.Build.Dense(Count, 3, (row, column) => column == 2 ? 1 : Normal.Sample(random, ((2 * labels[row]) - 1) * (column == 0 ? 1 : 0.5), 1));
        Vector<double> newton = MaximumLikelihood(x, Vector<double>.Build.Dense(labels));

        var data = new DataSet<double>(x.SubMatrix(0, Count, 0, 2).ToRowMajorArray(), labels, Count);
        var network = new Logistic(settings.Seed);
        History history = network.Fit(data, Options(settings, batchSize: Count, new Sgd { LearningRate = 1 }));
        double[] learned = [network.Dense1.Weights[0, 0], network.Dense1.Weights[0, 1], network.Dense1.Bias[0]];

        Console.WriteLine("      classes    Newton   gradient descent");
        double[] truth = [2, 1, 0];
        string[] names = ["w1", "w2", "b"];
        for (int i = 0; i < 3; i++)
        {
            Console.WriteLine($"{names[i],-4}{truth[i],9:F4}{newton[i],10:F6}{learned[i],19:F6}");
        }

        Evaluation evaluation = network.Evaluate(data);
        double difference = newton.Zip(learned).Max(pair => Math.Abs(pair.First - pair.Second));
        Console.WriteLine($"cross-entropy {evaluation.Loss:F6}, accuracy {evaluation.Accuracy:P1}; no classifier can beat {Normal.CDF(0, 1, Math.Sqrt(1.25)):P1} in the long run");

        TrainingReport? report = NewReport(settings);
        report?.AddDecisionBoundary(network, data);
        report?.AddLearningCurves(history);
        report?.SaveTo(settings);
        ResultLine.Write(("difference", difference), ("loss", evaluation.Loss), ("accuracy", evaluation.Accuracy!.Value));
    }

    /// <summary>Newton's method on the log-likelihood: w += (X' diag(p (1 - p)) X)^-1 X'(t - p).</summary>
    private static Vector<double> MaximumLikelihood(Matrix<double> x, Vector<double> t)
    {
        Vector<double> w = Vector<double>.Build.Dense(x.ColumnCount);
        for (int iteration = 0; iteration < 12; iteration++)
        {
            Vector<double> p = (x * w).Map(MathNet.Numerics.SpecialFunctions.Logistic);
            Matrix<double> hessian = x.TransposeThisAndMultiply(Matrix<double>.Build.DenseOfDiagonalVector(p.PointwiseMultiply(1 - p)) * x);
            w += hessian.Cholesky().Solve(x.TransposeThisAndMultiply(t - p));
        }

        return w;
    }

    [Network(Loss.BinaryCrossEntropy, Precision = Precision.Double)]
    [Input(2)]
    [Dense(1, Sigmoid)]
    internal sealed partial class Logistic;
}
