namespace DslNets;

/// <summary>Loss, metrics and learning rate by epoch.</summary>
internal static class LearningCurvesSection
{
    private const int MostRows = 100;

    public static void Write(HtmlWriter html, string heading, History history)
    {
        IReadOnlyList<EpochRecord> epochs = history.Epochs;
        List<Curve> curves = epochs.Count == 0 ? [] : Curves(epochs);
        List<Curve> charts = [.. curves.Where(curve => curve.IsDrawn)];
        html.Write($"<section class=\"{(charts.Count > 1 ? "whole" : "half")}\">");
        html.Write($"<h2>{heading}</h2>");
        if (epochs.Count == 0)
        {
            html.Markup("<p class=\"lead\">No epoch was finished.</p>");
        }
        else
        {
            WriteLead(html, history);
            html.Markup("<div class=\"charts\">");
            foreach (Curve curve in charts)
            {
                curve.Write(html, epochs, history.BestEpoch);
            }

            html.Markup("</div>");
            WriteTable(html, history, curves);
        }

        html.Markup("</section>");
    }

    private static void WriteLead(HtmlWriter html, History history)
    {
        string end = history.StopReason switch
        {
            StopReason.Completed => "all epochs are done",
            StopReason.EarlyStopping => "stopped early, because it did not get better any more",
            StopReason.Callback => "stopped by a callback",
            _ => "cancelled",
        };
        string best = history.Best is { } record ? $"best in epoch {Figures.Count(record.Epoch)}; " : "";
        double seconds = history.Epochs.Sum(epoch => epoch.Seconds);
        html.Write($"<p class=\"lead\">{history.Epochs.Count} {(history.Epochs.Count == 1 ? "epoch" : "epochs")} in {Figures.Duration(seconds)}; {best}{end}.</p>");
    }

    private static List<Curve> Curves(IReadOnlyList<EpochRecord> epochs)
    {
        bool isValidated = epochs.Any(epoch => epoch.ValidationLoss is not null);
        var curves = new List<Curve> { new("loss", [.. epochs.Select(epoch => (double?)epoch.Loss)], isValidated ? [.. epochs.Select(epoch => epoch.ValidationLoss)] : []) };
        foreach (string name in epochs.SelectMany(epoch => epoch.Metrics.Keys.Concat(epoch.ValidationMetrics.Keys)).Distinct(StringComparer.Ordinal))
        {
            double?[] validation = [.. epochs.Select(epoch => Value(epoch.ValidationMetrics, name))];
            curves.Add(new Curve(name, [.. epochs.Select(epoch => Value(epoch.Metrics, name))], validation.Any(value => value is not null) ? validation : []));
        }

        curves.Add(new Curve("learning rate", [.. epochs.Select(epoch => (double?)epoch.LearningRate)], []) { IsDrawn = epochs.Any(epoch => epoch.LearningRate != epochs[0].LearningRate) });
        return curves;
    }

    private static double? Value(IReadOnlyDictionary<string, double> metrics, string name) => metrics.TryGetValue(name, out double value) ? value : null;

    private static void WriteTable(HtmlWriter html, History history, List<Curve> curves)
    {
        IReadOnlyList<EpochRecord> epochs = history.Epochs;
        int step = (epochs.Count + MostRows - 1) / MostRows;
        html.Write($"<details><summary>Figures of {(step == 1 ? "every epoch" : $"every {Figures.Count(step)} epochs")}</summary>");
        html.Markup("<div class=\"scroll\" tabindex=\"0\" role=\"group\" aria-label=\"Figures by epoch\"><table>");
        html.Markup("<thead><tr><th scope=\"col\" class=\"number\">epoch</th>");
        foreach (Curve curve in curves)
        {
            html.Write($"<th scope=\"col\" class=\"number\">{curve.Name}</th>");
            if (curve.Validation.Length > 0)
            {
                html.Write($"<th scope=\"col\" class=\"number\">validation {curve.Name}</th>");
            }
        }

        html.Markup("<th scope=\"col\" class=\"number\">seconds</th></tr></thead><tbody>");
        for (int index = 0; index < epochs.Count; index++)
        {
            bool isBest = epochs[index].Epoch == history.BestEpoch;
            if (index % step == 0 || isBest || index == epochs.Count - 1)
            {
                html.Write($"<tr><th scope=\"row\" class=\"number\">{epochs[index].Epoch}{(isBest ? " (best)" : "")}</th>");
                foreach (double? value in curves.SelectMany(curve => curve.ValuesAt(index)))
                {
                    html.Write($"<td class=\"number\">{(value is { } figure ? Figures.Text(figure) : "–")}</td>");
                }

                html.Write($"<td class=\"number\">{Figures.Seconds(epochs[index].Seconds)}</td></tr>");
            }
        }

        html.Markup("</tbody></table></div></details>");
    }
}
