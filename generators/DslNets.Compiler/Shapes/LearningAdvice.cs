using System.Collections.Generic;
using System.Linq;
using DslNets.Compiler.Model;

namespace DslNets.Compiler.Shapes;

/// <summary>What runs, but learns badly. All of it is information: a network may be built to show just that.</summary>
internal static class LearningAdvice
{
    /// <summary>From here on the gradient of a sigmoid chain is below 1/64 of what enters it.</summary>
    private const int LongChain = 3;

    public static void Give(Draft draft, ProblemList problems)
    {
        bool learns = draft.Outputs.Any(output => output.Loss.Kind != LossKind.None);
        CheckSigmoidChains(draft, problems);
        for (int layer = 0; layer < draft.Model.Layers.Count; layer++)
        {
            if (!problems.IsReadable(layer))
            {
                continue;
            }

            switch (draft.Model.Layers[layer])
            {
                case LayerModel.Dropout or LayerModel.SpatialDropout:
                    CheckDropout(draft, layer, problems);
                    break;
                case LayerModel.Dense dense:
                    CheckWeights(draft, layer, dense.Units, dense.WeightInitializer, problems);
                    CheckLinear(draft, layer, dense.Activation, dense.UseBias, problems);
                    break;
                case LayerModel.Conv conv:
                    CheckWeights(draft, layer, conv.Filters, conv.WeightInitializer, problems);
                    CheckLinear(draft, layer, conv.Activation, conv.UseBias, problems);
                    break;
            }

            if (learns && draft.ActivationOf(layer)?.Kind is (ActivationKind.Step or ActivationKind.Sign) and var kind)
            {
                problems.Report(ProblemCode.ActivationHasNoGradient, layer, "activation", kind.ToString(), draft.Names[layer]);
            }
        }
    }

    private static void CheckDropout(Draft draft, int layer, ProblemList problems)
    {
        if (!problems.HasErrorAt(layer) && draft.Outputs.FirstOrDefault(output => output.Node == layer) is OutputPort output)
        {
            problems.Report(ProblemCode.DropoutOnOutput, layer, argument: null, output.Name, LayerText.KindOf(draft.Model.Layers[layer]));
        }
    }

    private static void CheckWeights(Draft draft, int layer, int units, InitializerModel initializer, ProblemList problems)
    {
        if (!IsOutput(draft, layer) && units > 1 && initializer.Kind is InitializerKind.Zeros or InitializerKind.Constant)
        {
            problems.Report(ProblemCode.UnitsStartEqual, layer, "WeightInitializer", draft.Names[layer]);
        }
    }

    private static void CheckLinear(Draft draft, int layer, ActivationModel activation, bool useBias, ProblemList problems)
    {
        string name = draft.Names[layer];
        List<int> readers = draft.Connections.Readers(layer).ToList();
        if (IsOutput(draft, layer) || IsExit(draft, layer) || readers.Count != 1 || activation.Kind != ActivationKind.Identity)
        {
            return;
        }

        int reader = readers[0];
        if (draft.Model.Layers[layer] is LayerModel.Dense && draft.Model.Layers[reader] is LayerModel.Dense or LayerModel.GaussianSample && draft.Shapes[reader] is not null)
        {
            problems.Report(new Problem(
                ProblemCode.LinearLayersCollapse, layer, Details: EquatableArray.Of(name, draft.Names[reader]), Related: reader));
        }
        else if (draft.Model.Layers[reader] is LayerModel.BatchNorm && useBias)
        {
            problems.Report(new Problem(ProblemCode.BiasBeforeBatchNorm, layer, "UseBias", Details: EquatableArray.Of(name), Related: reader, Replacement: "false"));
        }
    }

    /// <summary>The value a section gives is wanted as it is, as that of an output.</summary>
    private static bool IsExit(Draft draft, int layer) => Sections.Find(draft).Any(section => section.Nodes.Count > 0 && section.Exit == layer);

    private static bool IsOutput(Draft draft, int layer) => draft.Outputs.Any(output => output.Node == layer);

    private static void CheckSigmoidChains(Draft draft, ProblemList problems)
    {
        // The number of sigmoids in a row that end at a layer. What only drops, arranges or pools values does not interrupt them, other layers do.
        int[] lengths = new int[draft.Model.Layers.Count];
        for (int layer = 0; layer < lengths.Length; layer++)
        {
            int above = draft.Connections.Source(layer) is not Connections.Unknown and int source ? lengths[source] : 0;
            lengths[layer] = IsPassage(layer) ? above : IsSigmoid(layer) ? above + 1 : 0;
        }

        for (int layer = 0; layer < lengths.Length; layer++)
        {
            if (IsSigmoid(layer) && lengths[layer] >= LongChain && !IsContinued(layer))
            {
                problems.Report(ProblemCode.SaturatingChain, layer, "activation", LayerText.Number(lengths[layer]), nameof(ActivationKind.Sigmoid));
            }
        }

        bool IsSigmoid(int layer) => draft.ActivationOf(layer)?.Kind == ActivationKind.Sigmoid;

        bool IsPassage(int layer) =>
            draft.Model.Layers[layer] is LayerModel.Dropout or LayerModel.SpatialDropout or LayerModel.GaussianNoise or LayerModel.Flatten or LayerModel.Reshape or LayerModel.Pool or LayerModel.GlobalPool;

        bool IsContinued(int layer) =>
            draft.Connections.Readers(layer).Any(reader => IsSigmoid(reader) || (IsPassage(reader) && IsContinued(reader)));
    }
}
