using System.Collections.Generic;
using System.Linq;
using DslNets.Compiler.Model;
using static DslNets.Compiler.Model.ActivationKind;

namespace DslNets.Compiler.Shapes;

/// <summary>Whether an output gives what its loss is defined for.</summary>
internal static class LossRules
{
    public static void Check(Draft draft, ProblemList problems)
    {
        CheckOneUnitSoftmax(draft, problems);
        CheckDivergences(draft, problems);
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
        List<int> chain = ChainTo(draft, output.Node).ToList();
        int layer = chain[chain.Count - 1];
        string loss = "Loss." + output.Loss.Kind;
        string name = draft.Names[output.Node];
        bool comparesClasses = output.Loss.ComparesClasses;

        // A softmax over the channels of each position, flattened, is none over all of them.
        if (comparesClasses && draft.Shapes[output.Node] is { IsVector: true } && draft.Shapes[layer] is { Positions: > 1 } positions && draft.ActivationOf(layer)?.Kind is Softmax or LogSoftmax)
        {
            problems.Report(ProblemCode.LossOnFlattenedClasses, layer, "activation", loss, draft.Names[layer], LayerText.Of(positions));
            return;
        }

        if (comparesClasses || output.Loss.Kind == LossKind.BinaryCrossEntropy)
        {
            int dropout = chain.FindIndex(link => draft.Model.Layers[link] is LayerModel.Dropout or LayerModel.SpatialDropout);
            if (dropout >= 0)
            {
                problems.Report(
                    ProblemCode.LossOnDropout,
                    chain[dropout],
                    argument: null,
                    loss,
                    output.Name,
                    LayerText.Of(draft.Model.Layers[layer]),
                    LayerText.KindOf(draft.Model.Layers[chain[dropout]]));
                return;
            }

            if (MovedProbabilities(draft, layer) is int probabilities)
            {
                problems.Report(new Problem(
                    ProblemCode.LossOnMovedProbabilities,
                    probabilities,
                    "activation",
                    Details: EquatableArray.Of(loss, draft.ActivationOf(probabilities)!.Kind.ToString(), draft.Names[probabilities], LayerText.Of(draft.Model.Layers[layer])),
                    Related: layer));
                return;
            }
        }

        // A layer without an activation gives plain numbers.
        ActivationKind activation = draft.ActivationOf(layer)?.Kind ?? Identity;
        if (activation == Custom)
        {
            return;
        }

        bool hasOneUnit = (comparesClasses ? draft.Shapes[output.Node]?.Channels : draft.Shapes[output.Node]?.Length) == 1;
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

    private static void CheckDivergences(Draft draft, ProblemList problems)
    {
        for (int layer = 0; layer < draft.Model.Layers.Count; layer++)
        {
            if (draft.Model.Layers[layer] is LayerModel.GaussianSample { Beta: > 0 } sample && problems.IsReadable(Problem.OfNetwork) && draft.Outputs.All(output => output.Loss.Kind == LossKind.None))
            {
                problems.Report(ProblemCode.DivergenceWithoutLoss, layer, argument: null, LayerText.Of(sample), draft.Model.Type.Name);
            }
        }
    }

    /// <summary>The layers from an output to the one that computes its values: dropout and layers that only change the shape are looked through.</summary>
    private static IEnumerable<int> ChainTo(Draft draft, int layer)
    {
        yield return layer;
        while (draft.Model.Layers[layer] is LayerModel.Dropout or LayerModel.SpatialDropout or LayerModel.Flatten or LayerModel.Reshape
            && draft.Connections.Source(layer) is not Connections.Unknown and int source)
        {
            layer = source;
            yield return layer;
        }
    }

    /// <summary>The layer whose probabilities another one moves or pools, so that they would be taken for logits; null when there is none.</summary>
    private static int? MovedProbabilities(Draft draft, int layer)
    {
        bool isMoved = false;
        while (draft.Model.Layers[layer] is LayerModel.Pool or LayerModel.GlobalPool or LayerModel.Crop or LayerModel.ZeroPadding or LayerModel.UpSample or LayerModel.Transpose
                or LayerModel.Flatten or LayerModel.Reshape or LayerModel.Dropout or LayerModel.SpatialDropout or LayerModel.GaussianNoise
            && draft.Connections.Source(layer) is not Connections.Unknown and int source)
        {
            isMoved = true;
            layer = source;
        }

        return isMoved && draft.ActivationOf(layer)?.Kind is Sigmoid or Softmax or LogSoftmax ? layer : null;
    }
}
