using DslNets.Compiler.Model;
using static DslNets.Compiler.Model.ActivationKind;

namespace DslNets.Compiler.Shapes;

/// <summary>Whether an output gives what its loss is defined for.</summary>
internal static class LossRules
{
    public static void Check(Draft draft, ProblemList problems)
    {
        CheckOneUnitSoftmax(draft, problems);
        foreach (OutputPort output in draft.Outputs)
        {
            if (output.Node != Connections.Unknown && !problems.HasErrorAt(output.Node))
            {
                Check(draft, output, problems);
            }
        }
    }

    private static void Check(Draft draft, OutputPort output, ProblemList problems)
    {
        int layer = EndOf(draft, output.Node);
        string loss = "Loss." + output.Loss.Kind;
        string name = draft.Names[output.Node];
        if (draft.Shapes[output.Node] is { IsVector: false } shape
            && output.Loss.Kind is LossKind.CrossEntropy or LossKind.CategoricalCrossEntropy or LossKind.KullbackLeibler)
        {
            problems.Report(ProblemCode.LossNeedsVector, output.Node, argument: null, loss, name, LayerText.Of(shape));
            return;
        }

        if (draft.Model.Layers[output.Node] is LayerModel.Dropout
            && output.Loss.Kind is LossKind.CrossEntropy or LossKind.CategoricalCrossEntropy or LossKind.BinaryCrossEntropy or LossKind.KullbackLeibler)
        {
            problems.Report(ProblemCode.LossOnDropout, output.Node, argument: null, loss, output.Name, LayerText.Of(draft.Model.Layers[layer]));
            return;
        }

        // A layer without an activation gives plain numbers.
        ActivationKind activation = draft.ActivationOf(layer)?.Kind ?? Identity;
        if (activation == Custom)
        {
            return;
        }

        bool hasOneUnit = draft.Shapes[output.Node]?.Length == 1;
        switch (output.Loss.Kind)
        {
            case LossKind.CrossEntropy or LossKind.CategoricalCrossEntropy when hasOneUnit && activation is not (Softmax or LogSoftmax):
                problems.Report(ProblemCode.LossNeedsClasses, layer, "units", loss, name);
                break;
            case LossKind.CrossEntropy or LossKind.CategoricalCrossEntropy when activation is not (Softmax or LogSoftmax or Identity):
                Report(ProblemCode.LossNeedsClassProbabilities, Softmax, loss, name, activation.ToString(), nameof(Softmax));
                break;
            case LossKind.BinaryCrossEntropy when activation is Softmax or LogSoftmax && !hasOneUnit:
                Report(
                    ProblemCode.LossNeedsProbability, null, loss, name, activation.ToString(), ", or Loss.CategoricalCrossEntropy for classes that exclude each other");
                break;
            case LossKind.BinaryCrossEntropy when activation is not (Sigmoid or Identity or Softmax):
                Report(ProblemCode.LossNeedsProbability, Sigmoid, loss, name, activation.ToString(), "");
                break;
            case LossKind.KullbackLeibler when activation is not (Softmax or LogSoftmax or Sigmoid):
                Report(ProblemCode.LossNeedsDistribution, Softmax, name, activation.ToString());
                break;
            case LossKind.Poisson when activation is not (Softplus or Relu or Sigmoid or HardSigmoid or Softmax or Square or Step):
                Report(ProblemCode.PoissonNeedsPositive, Softplus, name, activation.ToString());
                break;
            case LossKind.Hinge or LossKind.Perceptron when activation is Softmax or LogSoftmax or Sigmoid or HardSigmoid or Relu or Softplus or Square or Step:
                Report(ProblemCode.MarginLossOnProbabilities, null, loss, name, activation.ToString());
                break;
            case LossKind.MeanSquaredError when activation == Softmax && !hasOneUnit:
                Report(ProblemCode.SoftmaxWithMeanSquaredError, null, name);
                break;
        }

        void Report(ProblemCode code, ActivationKind? replacement, params string[] details) =>
            problems.Report(new Problem(code, layer, "activation", Details: EquatableArray.Of(details), Replacement: replacement?.ToString()));
    }

    private static void CheckOneUnitSoftmax(Draft draft, ProblemList problems)
    {
        for (int layer = 0; layer < draft.Model.Layers.Count; layer++)
        {
            if (draft.ActivationOf(layer)?.Kind is (Softmax or LogSoftmax) and var kind && draft.Shapes[layer]?.Channels == 1)
            {
                string value = kind == Softmax ? "1" : "0";
                problems.Report(new Problem(
                    ProblemCode.SoftmaxOnOneUnit, layer, "activation", Details: EquatableArray.Of(kind.ToString(), value), Replacement: nameof(Sigmoid)));
            }
        }
    }

    /// <summary>The layer that an output ends in: dropout is looked through.</summary>
    private static int EndOf(Draft draft, int layer)
    {
        while (draft.Model.Layers[layer] is LayerModel.Dropout && draft.Connections.Source(layer) is not Connections.Unknown and int source)
        {
            layer = source;
        }

        return layer;
    }
}
