using System.Collections.Generic;
using System.Linq;
using DslNets.Compiler.Ir;
using DslNets.Compiler.Lowering;
using DslNets.Compiler.Model;
using DslNets.Compiler.Scalars;
using DslNets.Compiler.Shapes;

namespace DslNets.Compiler.Emit;

/// <summary>The rows of a network's summary: one for each layer but the inputs.</summary>
public static class NetworkTable
{
    public static IReadOnlyList<LayerRow> Of(ResolvedNetwork network, IReadOnlyList<TensorModel> tensors)
    {
        var rows = new List<LayerRow>();
        for (int index = 0; index < network.Nodes.Count; index++)
        {
            Node node = network.Nodes[index];
            if (node.Layer is LayerModel.Input)
            {
                continue;
            }

            int parameters = tensors.Where(tensor => tensor.Node == index && !tensor.IsState).Sum(tensor => tensor.Length);
            rows.Add(new LayerRow(
                node.Name,
                LayerText.KindOf(node.Layer),
                node.Shape,
                parameters,
                Flops(network, node),
                node.Sources.Select(source => network.Nodes[source].Name).ToEquatableArray(),
                network.Sections.FirstOrDefault(section => section.Nodes.Contains(index))?.Name ?? ""));
        }

        return rows;
    }

    /// <summary>The row of a node, as tensors name their layer.</summary>
    public static int RowOf(ResolvedNetwork network, int node) => network.Nodes.Take(node).Count(before => before.Layer is not LayerModel.Input);

    /// <summary>The table as text, aligned; with a column of sections where a network has some.</summary>
    public static IEnumerable<string> Lines(IReadOnlyList<LayerRow> rows)
    {
        List<string[]> cells =
        [
            ["Layer", "Output", "Parameters", "FLOPs", rows.Any(row => row.Section.Length > 0) ? "Section" : ""],
            .. rows.Select(row => new[] { row.Name, row.Shape.ToString(), Count(row.Parameters), Count(row.Flops), row.Section }),
            ["total", "", Count(rows.Sum(row => (long)row.Parameters)), Count(rows.Sum(row => row.Flops)), ""],
        ];
        int[] widths = Enumerable.Range(0, 4).Select(column => cells.Max(row => row[column].Length)).ToArray();
        return cells.Select(row => (row[0].PadRight(widths[0]) + "  " + row[1].PadRight(widths[1]) + "  " + row[2].PadLeft(widths[2]) + "  " + row[3].PadLeft(widths[3]) + "  " + row[4]).TrimEnd());
    }

    /// <summary>A number with commas: 669,706.</summary>
    public static string Count(long number) => number.ToString("N0", System.Globalization.CultureInfo.InvariantCulture);

    private static long Flops(ResolvedNetwork network, Node node)
    {
        long features = node.Shape.Length;
        Shape source = network.Nodes[node.Sources[0]].Shape;
        return node.Layer switch
        {
            LayerModel.Dense dense => (2 * features * source.Channels) + (dense.UseBias ? features : 0) + (features * Cost(dense.Activation)),
            LayerModel.Conv conv => (2L * Windows.Of(conv, source).OutputLength * Windows.Of(conv, source).Taps) + (conv.UseBias ? features : 0) + (features * Cost(conv.Activation)),
            LayerModel.Recurrent recurrent => RecurrentFlops(recurrent, source),
            LayerModel.Pool pool => features * Windows.Of(pool, source).Taps,
            LayerModel.GlobalPool => source.Length,
            // Four products and three sums.
            LayerModel.UpSample { Interpolation: UpSampling.Bilinear } => 7 * features,
            LayerModel.Activate activate => features * Cost(activate.Activation),
            // Two passes for the statistics, one for the scale and shift.
            LayerModel.LayerNorm => 8 * features,
            LayerModel.RmsNorm => 5 * features,
            LayerModel.MultiHeadAttention attention => AttentionFlops(attention, node.Shape, network.Nodes[node.Sources[node.Sources.Count - 1]].Shape),
            // A sum; the waves take a sine each.
            LayerModel.LearnedPositions => features,
            LayerModel.SinusoidalPositions => 2 * features,
            LayerModel.BatchNorm or LayerModel.Normalize => 2 * features,
            LayerModel.Add or LayerModel.Multiply => features * (node.Sources.Count - 1),
            // Two products with their biases, and the sampling.
            LayerModel.GaussianSample => (2 * features * ((2L * source.Channels) + 1)) + (4 * features),
            LayerModel.Embedding or LayerModel.Dropout or LayerModel.SpatialDropout or LayerModel.GaussianNoise or LayerModel.Concat or LayerModel.Flatten or LayerModel.Reshape or LayerModel.Transpose or LayerModel.UpSample
                or LayerModel.ZeroPadding or LayerModel.Crop => 0,
            _ => throw new UnknownLayerException(node.Layer),
        };
    }

    /// <summary>The linear maps of queries, keys, values and the output; two products of all pairs of steps, of which a causal attention needs about half, and the softmax between them.</summary>
    private static long AttentionFlops(LayerModel.MultiHeadAttention layer, Shape queries, Shape memory)
    {
        long features = queries.Channels;
        long maps = (queries.Length * 2 * (2 * features + (layer.UseBias ? 1 : 0))) + (memory.Positions * 2 * features * ((2L * memory.Channels) + (layer.UseBias ? 1 : 0)));
        long pairs = layer.Causal ? queries.Positions * (queries.Positions + 1L) / 2 : (long)queries.Positions * memory.Positions;
        return maps + (pairs * ((4 * features) + (4L * layer.Heads)));
    }

    /// <summary>Two products for each gate of each step, and the formulas of the cell.</summary>
    private static long RecurrentFlops(LayerModel.Recurrent layer, Shape source)
    {
        RecurrentCell cell = RecurrentCells.Of(layer);
        long formulas = cell.Formulas.Sum(formula => formula.Descend().Count(part => part is Scalar.Unary or Scalar.Binary or Scalar.Select));
        return (layer.Bidirectional ? 2 : 1) * source.Positions * layer.Units * ((cell.Gates * ((2L * (source.Channels + layer.Units)) + (layer.UseBias ? 2 : 0))) + formulas);
    }

    /// <summary>Operations per feature; a function such as exp counts as one, as is usual.</summary>
    private static long Cost(ActivationModel activation) => activation.Kind switch
    {
        ActivationKind.Identity => 0,
        ActivationKind.Softmax or ActivationKind.LogSoftmax or ActivationKind.L2Normalize => 4,
        _ => 1,
    };
}
