using MathNet.Numerics.Distributions;
using MathNet.Numerics.LinearAlgebra;

namespace Lectures;

/// <summary>
/// The simplest network is y = x'w + b. Its mean squared error is a parabola in w, so gradient descent, w -= r 2/n X'(Xw - t), ends where the
/// gradient is zero: at the closed form w = (X'X)^-1 X't, with a column of ones for b.
/// </summary>
public sealed partial class LinearRegression() : Lecture("linear-regression", "Gradient descent ends at the closed form of least squares", epochs: 500)
{
    /// <inheritdoc/>
    public override void Run(SampleSettings settings)
    {
        const int Count = 200;
        double[] truth = [1.5, -2, 0.5, 3];
        Random random = RandomNumbers(settings);
        Matrix<double> x = Matrix<double>.Build.Dense(Count, 4, (_, column) => column < 3 ? Normal.Sample(random, 0, 1) : 1);
        Vector<double> t = (x * Vector<double>.Build.Dense(truth)) + Vector<double>.Build.Dense(Count, _ => Normal.Sample(random, 0, 0.5));
        Vector<double> closed = x.TransposeThisAndMultiply(x).Cholesky().Solve(x.TransposeThisAndMultiply(t));

        var data = new DataSet<double>(x.SubMatrix(0, Count, 0, 3).ToRowMajorArray(), t.ToArray(), Count);
        var network = new LinearModel(settings.Seed);
        network.Fit(data, Options(settings, batchSize: Count, new Sgd { LearningRate = 0.1 }));

        Console.WriteLine("       truth   closed form   gradient descent");
        double difference = 0;
        for (int i = 0; i < 4; i++)
        {
            double learned = i < 3 ? network.Dense1.Weights[0, i] : network.Dense1.Bias[0];
            difference = Math.Max(difference, Math.Abs(learned - closed[i]));
            Console.WriteLine($"{(i < 3 ? $"w{i + 1}" : "b "),-4}{truth[i],8:F4}{closed[i],14:F6}{learned,19:F6}");
        }

        double closedLoss = (t - (x * closed)).PointwisePower(2).Average();
        double loss = network.Evaluate(data).Loss;
        Console.WriteLine($"mean squared error: {closedLoss:F6} and {loss:F6}");
        ResultLine.Write(("difference", difference), ("closedFormLoss", closedLoss), ("loss", loss));
    }

    [Network(Loss.MeanSquaredError, Precision = Precision.Double)]
    [Input(3)]
    [Dense(1)]
    internal sealed partial class LinearModel;
}
