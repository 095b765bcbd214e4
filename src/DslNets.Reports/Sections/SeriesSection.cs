namespace DslNets;

/// <summary>Lines over one axis.</summary>
internal static class SeriesSection
{
    /// <summary>Colours of the style sheet, in the order of the lines: the first, the series itself, is as dark as text.</summary>
    private static readonly string[] Colors = ["text", "validation", "training", "muted"];

    /// <summary>As many lines as have colours of their own.</summary>
    public static int MostLines => Colors.Length;

    public static void Write(HtmlWriter html, string heading, string axis, IReadOnlyList<double> x, IReadOnlyList<SeriesLine> lines)
    {
        html.Markup("<section class=\"whole\">");
        html.Write($"<h2>{heading}</h2>");
        html.Markup("<figure class=\"chart\" data-chart=\"lines\">");
        html.Write($"<div class=\"plot\" role=\"img\" aria-label=\"Line chart of {string.Join(", ", lines.Select(line => line.Name))} over {x.Count} places of {axis}. The figures are in the table below.\"></div>");
        html.Json(json =>
        {
            json.WriteStartObject();
            json.WriteString("axis", axis);
            Figures.Write(json, "x", x);
            json.WriteStartArray("lines");
            for (int line = 0; line < lines.Count; line++)
            {
                json.WriteStartObject();
                json.WriteString("name", lines[line].Name);
                json.WriteString("color", Colors[line]);
                Figures.Write(json, "y", lines[line].Values);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteEndObject();
        });
        html.Markup("</figure>");
        WriteTable(html, axis, x, lines);
        html.Markup("</section>");
    }

    private static void WriteTable(HtmlWriter html, string axis, IReadOnlyList<double> x, IReadOnlyList<SeriesLine> lines)
    {
        html.Markup("<details><summary>Figures</summary>");
        html.Markup("<div class=\"scroll\" tabindex=\"0\" role=\"group\" aria-label=\"Figures of the lines\"><table>");
        html.Write($"<thead><tr><th scope=\"col\" class=\"number\">{axis}</th>");
        foreach (SeriesLine line in lines)
        {
            html.Write($"<th scope=\"col\" class=\"number\">{line.Name}</th>");
        }

        html.Markup("</tr></thead><tbody>");
        for (int index = 0; index < x.Count; index++)
        {
            html.Write($"<tr><th scope=\"row\" class=\"number\">{Figures.Short(x[index])}</th>");
            foreach (SeriesLine line in lines)
            {
                html.Write($"<td class=\"number\">{(double.IsNaN(line.Values[index]) ? "\u2013" : Figures.Text(line.Values[index]))}</td>");
            }

            html.Markup("</tr>");
        }

        html.Markup("</tbody></table></div></details>");
    }
}
