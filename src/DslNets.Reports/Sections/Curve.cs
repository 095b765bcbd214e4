namespace DslNets;

/// <summary>One figure by epoch.</summary>
/// <param name="Name">What it is called.</param>
/// <param name="Training">That of the training samples; null where an epoch has none.</param>
/// <param name="Validation">That of the validation samples; empty without validation.</param>
internal sealed record Curve(string Name, double?[] Training, double?[] Validation)
{
    /// <summary>From which ratio on the largest value hides how the small ones fall.</summary>
    private const double LogarithmicFrom = 50;

    /// <summary>Whether it makes a chart, or stands in the table alone.</summary>
    public bool IsDrawn { get; init; } = true;

    /// <summary>The figures of an epoch.</summary>
    public IEnumerable<double?> ValuesAt(int index) => Validation.Length == 0 ? [Training[index]] : [Training[index], Validation[index]];

    /// <summary>Writes the chart.</summary>
    public void Write(HtmlWriter html, IReadOnlyList<EpochRecord> epochs, int bestEpoch)
    {
        bool isLogarithmic = IsLogarithmic();
        (string Name, double?[] Values)[] lines = Validation.Length == 0 ? [(Name, Training)] : [("training", Training), ("validation", Validation)];
        string description = string.Join("; ", lines.Select(line => $"{line.Name} from {Text(line.Values[0])} to {Text(line.Values[^1])}"));
        html.Markup("<figure class=\"chart\" data-chart=\"lines\">");
        html.Write($"<figcaption>{Name}{(isLogarithmic ? " (logarithmic)" : "")}</figcaption>");
        html.Write($"<div class=\"plot\" role=\"img\" aria-label=\"Line chart of {Name} over {epochs.Count} epochs: {description}. The figures are in the table below.\"></div>");
        html.Json(json =>
        {
            json.WriteStartObject();
            json.WriteBoolean("logarithmic", isLogarithmic);
            json.WriteNumber("best", bestEpoch);
            Figures.Write(json, "x", epochs.Select(epoch => (double)epoch.Epoch));
            json.WriteStartArray("lines");
            foreach ((string name, double?[] values) in lines)
            {
                json.WriteStartObject();
                json.WriteString("name", name);
                Figures.Write(json, "y", values.Select(value => value ?? double.NaN));
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteEndObject();
        });
        html.Markup("</figure>");
    }

    private static string Text(double? value) => value is { } figure ? Figures.Text(figure) : "nothing";

    private bool IsLogarithmic()
    {
        double[] values = [.. Training.Concat(Validation).Where(value => value is { } figure && double.IsFinite(figure)).Select(value => value!.Value)];
        return values.Length > 0 && values.Min() > 0 && values.Max() > LogarithmicFrom * values.Min();
    }
}
