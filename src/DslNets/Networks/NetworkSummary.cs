using System.Globalization;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Text;

namespace DslNets;

/// <summary>A network as a table to read.</summary>
public static class NetworkSummary
{
    private const string Gap = "  ";

    /// <summary>
    /// The layers with their output shapes (<c>28x28x1</c>), parameters and floating-point operations, their section if the network has some, what they read if it is no plain sequence, and the totals;
    /// lines end in '\n'.
    /// </summary>
    public static string Summary<TNetwork, T>(this INetwork<TNetwork, T> network)
        where TNetwork : class, INetwork<TNetwork, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(network);
        NetworkDescription description = network.Parameters.Description;
        bool hasSources = !IsSequence(description);
        bool hasSections = description.Sections.Count > 0;
        string[] header = ["Layer", "Kind", "Output", "Parameters", "FLOPs", .. Column(hasSections, "Section"), .. Column(hasSources, "Reads")];
        List<string[]> rows = [header, .. description.Layers.Select(Row)];
        int[] widths = [.. Enumerable.Range(0, header.Length).Select(column => rows.Max(row => row[column].Length))];
        string line = new('-', widths.Sum() + (Gap.Length * (widths.Length - 1)));

        var text = new StringBuilder();
        text.Append(description.Name).Append('\n');
        Append(text, header, widths);
        text.Append(line).Append('\n');
        foreach (string[] row in rows.Skip(1))
        {
            Append(text, row, widths);
        }

        text.Append(line).Append('\n');
        AppendTotals(text, description, Unsafe.SizeOf<T>());
        return text.ToString();

        string[] Row(LayerDescription layer) =>
        [
            layer.Name,
            layer.Kind,
            string.Join('x', layer.OutputShape.Select(dimension => dimension.ToString(CultureInfo.InvariantCulture))),
            Number(layer.ParameterCount),
            Number(layer.Flops),
            .. Column(hasSections, description.Sections.FirstOrDefault(section => section.Layers.Contains(layer.Name))?.Name ?? ""),
            .. Column(hasSources, string.Join(", ", layer.Sources)),
        ];
    }

    private static string[] Column(bool isShown, string cell) => isShown ? [cell] : [];

    private static void AppendTotals(StringBuilder text, NetworkDescription description, int elementSize)
    {
        int frozen = description.Tensors.Where(tensor => !tensor.IsState && tensor.IsFrozen).Sum(tensor => tensor.Length);
        int state = description.Tensors.Where(tensor => tensor.IsState).Sum(tensor => tensor.Length);
        text.Append("Parameters: ").Append(Number(description.ParameterCount));
        if (frozen > 0)
        {
            text.Append(" (").Append(Number(frozen)).Append(" frozen)");
        }

        if (state > 0)
        {
            text.Append(", state: ").Append(Number(state));
        }

        text.Append(", ").Append(Number((description.ParameterCount + (long)state) * elementSize)).Append(" bytes\n");
        text.Append("FLOPs of one prediction: ").Append(Number(description.Layers.Sum(layer => layer.Flops))).Append('\n');
        text.Append("Activations and their gradients while training: ").Append(Number((long)description.Training.LengthPerSample * elementSize)).Append(" bytes per sample\n");
    }

    /// <summary>Whether every layer reads just the one above it, and the first the only input or nothing.</summary>
    private static bool IsSequence(NetworkDescription description)
    {
        if (description.Inputs.Count > 1)
        {
            return false;
        }

        string? above = description.Inputs.Count == 1 ? description.Inputs[0].Name : null;
        for (int index = 0; index < description.Layers.Count; index++)
        {
            LayerDescription layer = description.Layers[index];
            if (layer.Sources.Count > 0 || index > 0)
            {
                if (layer.Sources.Count != 1 || layer.Sources[0] != above)
                {
                    return false;
                }
            }

            above = layer.Name;
        }

        return true;
    }

    private static void Append(StringBuilder text, string[] row, int[] widths)
    {
        // Numbers stand to the right, texts to the left.
        IEnumerable<string> cells = row.Select((cell, column) => column is 3 or 4 ? cell.PadLeft(widths[column]) : cell.PadRight(widths[column]));
        text.Append(string.Join(Gap, cells).TrimEnd()).Append('\n');
    }

    private static string Number(long number) => number.ToString("N0", CultureInfo.InvariantCulture);
}
