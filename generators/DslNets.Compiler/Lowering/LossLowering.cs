using System;
using DslNets.Compiler.Ir;
using DslNets.Compiler.Model;
using DslNets.Compiler.Scalars;
using static DslNets.Compiler.Scalars.Formula;

namespace DslNets.Compiler.Lowering;

/// <summary>The loss of each sample at one output. The mean over the batch is the runtime's: it weighs the samples.</summary>
public static class LossLowering
{
    private const double Log2 = 0.69314718055994530942;
    private const double PoissonEpsilon = 1e-8;
    private static readonly Scalar Prediction = Operand(0);
    private static readonly Scalar Target = Operand(1);

    /// <param name="output">The value of the output port.</param>
    /// <param name="logits">The value before its activation.</param>
    /// <param name="activation">That activation.</param>
    /// <param name="realSteps">Which steps of a sequence are real: the mean is over them; null for all.</param>
    public static Value Lower(IrBuilder builder, string name, LossModel loss, Value output, Value logits, ActivationKind activation, Value target, RealSteps? realSteps = null)
    {
        double each = 1.0 / output.Channels;
        return loss.Kind switch
        {
            LossKind.CrossEntropy or LossKind.CategoricalCrossEntropy => CrossEntropy(),
            LossKind.KullbackLeibler => Sum(
                IfPositive(Target, Target * (Log(Target) - X), 0),
                activation switch
                {
                    ActivationKind.Softmax or ActivationKind.LogSoftmax => LogProbabilities(),
                    // log(sigmoid(x)) = -softplus(-x), without overflow.
                    ActivationKind.Sigmoid => builder.Map(name + "_log", -Softplus(-X), logits),
                    _ => builder.Map(name + "_log", Log(X), output),
                }),
            LossKind.BinaryCrossEntropy when activation is ActivationKind.Sigmoid or ActivationKind.Identity =>
                Sum(each * (Softplus(X) - (X * Target)), logits),
            LossKind.BinaryCrossEntropy => Sum(-each * ((Target * BoundedLog(X)) + ((1 - Target) * BoundedLog(1 - X))), output),
            _ => Sum(each * PerFeature(loss), output),
        };

        // The loss of a sequence is the mean of those of its steps.
        Value Sum(Scalar formula, Value prediction)
        {
            Value loss = builder.ReduceFeatures(name + "_loss", Reduction.Sum, builder.Map(name + "_losses", ValueKind.Batch, output.Features, output.Positions, formula, prediction, target));
            return output.Positions == 1 ? loss
                : realSteps is not null ? builder.ReduceFeatures(
                    name + "_mean",
                    Reduction.Sum,
                    If(Operand(1), Comparison.Greater, 0, X / Operand(2), 0),
                    builder.Reshape(name + "_steps", loss, positions: 1),
                    builder.Reshape(name + "_mask", realSteps.Mask, positions: 1),
                    realSteps.Lengths)
                : builder.Map(name + "_mean", (1.0 / output.Positions) * X, builder.ReduceFeatures(name + "_total", Reduction.Sum, builder.Reshape(name + "_steps", loss, positions: 1)));
        }

        Value LogProbabilities() => activation == ActivationKind.LogSoftmax ? output : ActivateLowering.LogSoftmax(builder, name + "_log", logits);

        Value CrossEntropy()
        {
            Scalar share = loss.Kind == LossKind.CrossEntropy ? If(new Scalar.FeatureIndex(), Comparison.Equal, Target, 1, 0) : Target;
            Scalar smoothed = ((1 - loss.LabelSmoothing) * share) + (loss.LabelSmoothing * each);
            return Sum(-(smoothed * X), LogProbabilities());
        }
    }

    /// <summary>A logarithm that does not fall below -100, as in PyTorch's BCELoss: a probability of exactly 0 or 1 must not make the loss infinite or NaN.</summary>
    private static Scalar BoundedLog(Scalar probability) => Max(Log(probability), -100);

    private static Scalar PerFeature(LossModel loss)
    {
        Scalar error = Prediction - Target;
        return loss.Kind switch
        {
            LossKind.MeanSquaredError => error * error,
            LossKind.MeanAbsoluteError => Abs(error),
            LossKind.Huber => If(Abs(error), Comparison.LessOrEqual, loss.Delta, 0.5 * (error * error), loss.Delta * (Abs(error) - (0.5 * loss.Delta))),
            // log(cosh(e)) without overflow.
            LossKind.LogCosh => Abs(error) + Softplus(-2 * Abs(error)) - Log2,
            LossKind.Hinge => Max(1 - (Target * Prediction), 0),
            LossKind.Perceptron => Max(-(Target * Prediction), 0),
            LossKind.Poisson => Prediction - (Target * Log(Prediction + PoissonEpsilon)),
            LossKind.Custom => loss.Custom!,
            _ => throw new InvalidOperationException($"{loss.Kind} has no formula per feature."),
        };
    }
}
