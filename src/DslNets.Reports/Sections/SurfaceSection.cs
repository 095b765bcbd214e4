using System.Numerics;

namespace DslNets;

/// <summary>A value over the plane.</summary>
internal static class SurfaceSection
{
    private const int Levels = 64;
    private const int TableStep = 32;

    public static void Write<T>(HtmlWriter html, string heading, Plane<T> plane, DataSet<T> data)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        double[] values = [.. Enumerable.Range(0, Plane<T>.Places).Select(place => double.CreateChecked(plane.At(place)[0]))];
        double[] targets = [.. Enumerable.Range(0, data.Count).Select(sample => double.CreateChecked(data.Target(sample)[0]))];
        double[] finite = [.. values.Concat(targets).Where(double.IsFinite)];
        (double smallest, double largest) = finite.Length == 0 ? (0, 0) : (finite.Min(), finite.Max());
        Color[] colors = [.. Enumerable.Range(0, Levels).Select(level => ColorScale.Sequential.At(level / (Levels - 1d)))];
        byte Level(double value) => double.IsFinite(value) ? (byte)(largest > smallest ? Math.Round((value - smallest) / (largest - smallest) * (Levels - 1)) : 0) : (byte)Levels;

        // One level more than there are colours, and nothing to be seen of it: no finite number.
        PngImage picture = PngImage.Indexed(Plane<T>.Resolution, Plane<T>.Resolution, [.. values.Select(Level)], [.. colors.Select(color => (color, byte.MaxValue)), (default, 0)]);
        html.Markup("<section class=\"half\">");
        html.Write($"<h2>{heading}</h2>");
        html.Write($"<p class=\"lead\">The colour is what the network gives at (x1, x2). The {data.Count} samples have the colour of their targets: the less one stands out, the better it is met.{PlanePoints.Note(data.Count)}</p>");
        html.Markup("<figure class=\"chart\" data-chart=\"plane\">");
        html.Write($"<div class=\"plot\"><img src=\"{picture}\" alt=\"The plane of x1 and x2 in colours from {Figures.Short(smallest)}, dark, to {Figures.Short(largest)}, bright; the table below has values.\"></div>");
        html.Write($"<p class=\"scale\"><span>{Figures.Short(smallest)}</span><span class=\"bar\" style=\"background:linear-gradient(to right,{string.Join(',', ColorScale.Sequential.Anchors)})\"></span><span>{Figures.Short(largest)}</span></p>");
        PlanePoints.Write(html, plane.X, plane.Y, data, colors, sample => Math.Min(Level(targets[sample]), (byte)(Levels - 1)), _ => false, hasShapes: false);
        html.Markup("</figure>");
        WriteTable(html, plane);
        html.Markup("</section>");
    }

    private static void WriteTable<T>(HtmlWriter html, Plane<T> plane)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        int[] steps = [.. Enumerable.Range(0, Plane<T>.Resolution / TableStep).Select(step => (step * TableStep) + (TableStep / 2))];
        html.Markup("<details><summary>Some values</summary>");
        html.Markup("<div class=\"scroll\" tabindex=\"0\" role=\"group\" aria-label=\"Values over the plane\"><table>");
        html.Markup("<thead><tr><th scope=\"col\">x2 \\ x1</th>");
        foreach (int column in steps)
        {
            html.Write($"<th scope=\"col\" class=\"number\">{Figures.Short(plane.Coordinates(column).X)}</th>");
        }

        html.Markup("</tr></thead><tbody>");
        foreach (int row in steps)
        {
            html.Write($"<tr><th scope=\"row\">{Figures.Short(plane.Coordinates(row * Plane<T>.Resolution).Y)}</th>");
            foreach (int column in steps)
            {
                html.Write($"<td class=\"number\">{double.CreateChecked(plane.At((row * Plane<T>.Resolution) + column)[0])}</td>");
            }

            html.Markup("</tr>");
        }

        html.Markup("</tbody></table></div></details>");
    }
}
