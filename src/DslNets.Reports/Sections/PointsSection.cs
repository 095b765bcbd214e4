using System.Numerics;

namespace DslNets;

/// <summary>Samples in the plane, in the colours of their classes.</summary>
internal static class PointsSection
{
    public static void Write<T>(HtmlWriter html, string heading, DataSet<T> data)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        int[] actual = [.. Enumerable.Range(0, data.Count).Select(sample => Classification.Actual(data, sample))];
        int classes = actual.Max() + 1;
        var names = new ClassNames(data.ClassNames);
        html.Markup("<section class=\"half\">");
        html.Write($"<h2>{heading}</h2>");
        html.Write($"<p class=\"lead\">{data.Count} samples at (x1, x2), in the colours of their classes.{PlanePoints.Note(data.Count)}</p>");
        html.Markup("<figure class=\"chart\" data-chart=\"plane\">");
        html.Markup("<div class=\"plot\" role=\"img\" aria-label=\"The samples as points of the plane; the table below counts them.\"></div>");
        PlanePoints.WriteLegend(html, classes, names);
        PlanePoints.Write(html, Plane<T>.Range(data, 0), Plane<T>.Range(data, 1), data, ColorScale.Classes, sample => actual[sample], _ => false, hasShapes: true);
        html.Markup("</figure>");
        WriteTable(html, data, classes, names, actual);
        html.Markup("</section>");
    }

    private static void WriteTable<T>(HtmlWriter html, DataSet<T> data, int classes, ClassNames names, int[] actual)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        html.Markup("<details><summary>Figures of every class</summary>");
        html.Markup("<div class=\"scroll\" tabindex=\"0\" role=\"group\" aria-label=\"Figures by class\"><table>");
        html.Markup("<thead><tr><th scope=\"col\">class</th><th scope=\"col\" class=\"number\">samples</th><th scope=\"col\" class=\"number\">mean x1</th><th scope=\"col\" class=\"number\">mean x2</th></tr></thead>");
        html.Markup("<tbody>");
        for (int index = 0; index < classes; index++)
        {
            int[] samples = [.. Enumerable.Range(0, data.Count).Where(sample => actual[sample] == index)];
            string Mean(int coordinate) => samples.Length == 0 ? "–" : Figures.Text(samples.Average(sample => double.CreateChecked(data.Input(sample)[coordinate])));
            html.Write($"<tr><th scope=\"row\">{names[index]}</th><td class=\"number\">{samples.Length}</td><td class=\"number\">{Mean(0)}</td><td class=\"number\">{Mean(1)}</td></tr>");
        }

        html.Markup("</tbody></table></div></details>");
    }
}
