using System.Numerics;
using System.Text.Json;

namespace DslNets;

/// <summary>Samples as they are drawn over the plane.</summary>
internal static class PlanePoints
{
    private const int MostDrawn = 1000;

    /// <summary>Outlines of points around the origin, as SVG paths: circle, square, triangle, diamond.</summary>
    private static readonly string[] Shapes = ["M4 0A4 4 0 1 1-4 0A4 4 0 1 1 4 0Z", "M-3.5-3.5H3.5V3.5H-3.5Z", "M0-4.6L4.4 3.4H-4.4Z", "M0-4.8L4.8 0 0 4.8-4.8 0Z"];

    /// <summary>Says that not all samples are drawn, if so.</summary>
    public static string Note(int count) => Step(count) == 1 ? "" : $" Of {Figures.Count(Step(count))} samples one is drawn.";

    /// <summary>Writes the colour and shape of each class.</summary>
    public static void WriteLegend(HtmlWriter html, int classes, ClassNames names)
    {
        html.Markup("<ul class=\"legend\">");
        for (int index = 0; index < classes; index++)
        {
            html.Write($"<li><svg viewBox=\"-5 -5 10 10\" aria-hidden=\"true\"><path d=\"{Shapes[index % Shapes.Length]}\" fill=\"{ColorScale.Classes[index % ColorScale.Classes.Count].ToString()}\"/></svg>{names[index]}</li>");
        }

        html.Markup("</ul>");
    }

    /// <summary>Writes axes, colours and samples for the page's script.</summary>
    /// <param name="html">The page.</param>
    /// <param name="xRange">From left to right.</param>
    /// <param name="yRange">From bottom to top.</param>
    /// <param name="data">The samples.</param>
    /// <param name="colors">The colours that samples have.</param>
    /// <param name="colorOf">The index of a sample's colour.</param>
    /// <param name="isMarked">Which samples have a ring.</param>
    /// <param name="hasShapes">Whether colours are those of classes, which have a shape too.</param>
    public static void Write<T>(
        HtmlWriter html,
        (double Smallest, double Largest) xRange,
        (double Smallest, double Largest) yRange,
        DataSet<T> data,
        IEnumerable<Color> colors,
        Func<int, int> colorOf,
        Func<int, bool> isMarked,
        bool hasShapes)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        int[] drawn = [.. Enumerable.Range(0, data.Count).Where(sample => sample % Step(data.Count) == 0 && IsSomewhere(data.Input(sample)))];
        html.Json(json =>
        {
            json.WriteStartObject();
            Figures.Write(json, "xRange", [xRange.Smallest, xRange.Largest]);
            Figures.Write(json, "yRange", [yRange.Smallest, yRange.Largest]);
            json.WriteStartArray("shapes");
            foreach (string shape in hasShapes ? Shapes : Shapes[..1])
            {
                json.WriteStringValue(shape);
            }

            json.WriteEndArray();
            json.WriteStartArray("colors");
            foreach (Color color in colors)
            {
                json.WriteStringValue(color.ToString());
            }

            json.WriteEndArray();
            Figures.Write(json, "x", drawn.Select(sample => double.CreateChecked(data.Input(sample)[0])));
            Figures.Write(json, "y", drawn.Select(sample => double.CreateChecked(data.Input(sample)[1])));
            Figures.Write(json, "color", drawn.Select(sample => (double)colorOf(sample)));
            Figures.Write(json, "marked", drawn.Select(sample => isMarked(sample) ? 1d : 0));
            json.WriteEndObject();
        });
    }

    /// <summary>Of how many samples one is drawn.</summary>
    private static int Step(int count) => (count + MostDrawn - 1) / MostDrawn;

    private static bool IsSomewhere<T>(ReadOnlySpan<T> point)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => T.IsFinite(point[0]) && T.IsFinite(point[1]);
}
