using System.Collections.Generic;
using System.Linq;
using DslNets.Compiler.Model;

namespace DslNets.Compiler.Shapes;

/// <summary>Which layers give sequences of which only some steps are real: those behind an input with lengths, until one of them makes a vector.</summary>
internal static class TrueLengths
{
    /// <summary>For each layer the input that says how many of its steps are real; null where all are, or it has none. Reports layers that would mix real steps with padding.</summary>
    public static int?[] Find(NetworkModel network, string[] names, Connections connections, Shape?[] shapes, ProblemList problems)
    {
        var lengths = new int?[network.Layers.Count];
        for (int layer = 0; layer < lengths.Length; layer++)
        {
            LayerModel model = network.Layers[layer];
            if (model is LayerModel.Input input)
            {
                lengths[layer] = input.HasLengths && input.Dimensions.Count == 2 ? layer : null;
                continue;
            }

            List<int> sources = (model is LayerModel.Section ? [connections.Through(layer)] : connections.Sources(layer)).Where(source => source != Connections.Unknown).ToList();
            if (model is LayerModel.Output || sources.All(source => lengths[source] is null))
            {
                continue;
            }

            if (model is LayerModel.Recurrent { Stateful: true })
            {
                problems.Report(ProblemCode.StatefulWithoutEnd, layer, "Stateful", "sequences with true lengths end", "Stateful or Lengths");
            }

            if (model is LayerModel.MultiHeadAttention)
            {
                // The memory may have lengths of its own: what is not real there is not asked.
                int asking = connections.Source(layer);
                lengths[layer] = asking == Connections.Unknown ? null : lengths[asking];
                continue;
            }

            int known = sources.First(source => lengths[source] is not null);
            int other = sources.FindIndex(source => lengths[source] != lengths[known]);
            if (other >= 0)
            {
                problems.Report(ProblemCode.JoinMixesLengths, layer, argument: null, LayerText.Of(model), names[sources[0]], names[sources[other == 0 ? sources.IndexOf(known) : other]]);
            }
            else if (Keeps(model, shapes[known], shapes[layer]))
            {
                lengths[layer] = lengths[known];
            }
            else if (model is not (LayerModel.Recurrent or LayerModel.GlobalPool))
            {
                problems.Report(new Problem(ProblemCode.LayerIgnoresLengths, layer, Details: EquatableArray.Of(LayerText.Of(model), names[known]), Related: lengths[known] ?? known));
            }
        }

        return lengths;
    }

    /// <summary>Whether a layer's steps are those of what it reads.</summary>
    private static bool Keeps(LayerModel layer, Shape? source, Shape? shape) => layer switch
    {
        LayerModel.Recurrent recurrent => recurrent.ReturnSequences,
        LayerModel.Conv { IsTransposed: false, Window: { Dimensions: 1, StrideWidth: 1 } window } =>
            window.Padding.Kind is PaddingKind.Same or PaddingKind.Causal || source is null || shape is null || source.Positions == shape.Positions,
        LayerModel.Dense or LayerModel.Activate or LayerModel.Dropout or LayerModel.SpatialDropout or LayerModel.GaussianNoise or LayerModel.LayerNorm or LayerModel.RmsNorm
            or LayerModel.Embedding or LayerModel.LearnedPositions or LayerModel.SinusoidalPositions or LayerModel.Add or LayerModel.Multiply or LayerModel.Concat => true,
        _ => false,
    };
}
