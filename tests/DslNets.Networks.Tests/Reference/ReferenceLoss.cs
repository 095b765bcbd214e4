using System.Diagnostics;
using DslNets.Compiler.Model;

namespace DslNets.Networks.Tests.Reference;

/// <summary>The losses of one sample, from their definitions.</summary>
internal static class ReferenceLoss
{
    /// <param name="channels">The features of one position of the output.</param>
    /// <param name="outputs">The values of the output.</param>
    /// <param name="logits">The values before the activation of the output's layer.</param>
    /// <param name="activation">That activation.</param>
    /// <param name="targets">The target values, or a label for each position.</param>
    public static Variable Of(LossModel loss, int channels, Variable[] outputs, Variable[] logits, ActivationKind activation, double[] targets)
    {
        if (loss.Kind is not (LossKind.CrossEntropy or LossKind.CategoricalCrossEntropy or LossKind.KullbackLeibler))
        {
            return OfNumbers(loss, outputs, logits, activation, targets);
        }

        // The classes of each position alone.
        int positions = outputs.Length / channels;
        double[][] targetsOfPositions = [.. targets.Chunk(targets.Length / positions)];
        return Mean(outputs.Chunk(channels).Zip(logits.Chunk(channels)).Select((pair, position) => OfClasses(loss, pair.First, pair.Second, activation, targetsOfPositions[position])));
    }

    private static Variable OfClasses(LossModel loss, Variable[] outputs, Variable[] logits, ActivationKind activation, double[] targets) => loss.Kind switch
    {
        LossKind.CrossEntropy => CrossEntropy(loss, outputs, logits, activation, OneHot(targets[0], outputs.Length)),
        LossKind.CategoricalCrossEntropy => CrossEntropy(loss, outputs, logits, activation, targets),
        _ => Sum(outputs.Zip(targets, (y, t) => t * (Math.Log(t) - y.Log()))),
    };

    private static Variable OfNumbers(LossModel loss, Variable[] outputs, Variable[] logits, ActivationKind activation, double[] targets) => loss.Kind == LossKind.BinaryCrossEntropy
        ? Mean((activation == ActivationKind.Sigmoid ? logits : outputs).Zip(targets, (z, t) => z.Softplus() - (t * z)))
        : Mean(outputs.Zip(targets, (y, t) => OfElement(loss, y, t)));

    private static Variable OfElement(LossModel loss, Variable y, double t)
    {
        Variable error = y - t;
        return loss.Kind switch
        {
            LossKind.MeanSquaredError => error * error,
            LossKind.MeanAbsoluteError => error.Abs(),
            LossKind.Huber => Math.Abs(error.Value) <= loss.Delta ? 0.5 * (error * error) : loss.Delta * (error.Abs() - (loss.Delta / 2)),
            LossKind.LogCosh => error + (-2 * error).Softplus() - Math.Log(2),
            LossKind.Hinge => (1 - (t * y)).Clamp(0, double.PositiveInfinity),
            LossKind.Perceptron => (-t * y).Clamp(0, double.PositiveInfinity),
            LossKind.Poisson => y - (t * (y + 1e-8).Log()),
            _ => throw new UnreachableException(loss.Kind.ToString()),
        };
    }

    private static Variable CrossEntropy(LossModel loss, Variable[] outputs, Variable[] logits, ActivationKind activation, double[] targets)
    {
        Variable[] logProbabilities = ReferenceActivation.LogSoftmax(activation == ActivationKind.Softmax ? logits : outputs);
        double share = loss.LabelSmoothing / targets.Length;
        return Sum(logProbabilities.Zip(targets, (y, t) => -((1 - loss.LabelSmoothing) * t + share) * y));
    }

    private static double[] OneHot(double label, int classes) => [.. Enumerable.Range(0, classes).Select(index => index == (int)label ? 1.0 : 0.0)];

    private static Variable Sum(IEnumerable<Variable> terms) => terms.Aggregate((a, b) => a + b);

    private static Variable Mean(IEnumerable<Variable> terms)
    {
        Variable[] all = [.. terms];
        return Sum(all) / all.Length;
    }
}
