using System.Numerics;

namespace DslNets;

/// <summary>Classes over the plane.</summary>
internal static class DecisionBoundarySection
{
    private const int Strengths = 25;
    private const int WeakestOpacity = 40;
    private const int StrongestOpacity = 130;

    public static void Write<T>(HtmlWriter html, string heading, Plane<T> plane, DataSet<T> data, double threshold)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        int classes = Math.Max(2, plane.OutputCount);
        var names = new ClassNames(data.ClassNames);
        int[] places = [.. Enumerable.Range(0, Plane<T>.Places).Select(place => Classification.Predicted(plane.At(place), threshold))];
        int[] actual = [.. Enumerable.Range(0, data.Count).Select(sample => Classification.Actual(data, sample))];
        int[] predicted = [.. Enumerable.Range(0, data.Count).Select(sample => Classification.Predicted(plane.AtSample(sample), threshold))];
        if (Array.Find(actual, label => label >= classes) is > 0 and var wrong)
        {
            throw new ArgumentException($"A sample is of class {wrong}, but there are {classes} classes.", nameof(data));
        }

        int right = actual.Zip(predicted).Count(pair => pair.First == pair.Second);
        html.Markup("<section class=\"half\">");
        html.Write($"<h2>{heading}</h2>");
        html.Write($"<p class=\"lead\">{right} of {data.Count} samples are right: {Figures.Percent(right, data.Count)}.{(right < data.Count ? " Those with a ring are taken for another class." : "")}{PlanePoints.Note(data.Count)}</p>");
        html.Markup("<figure class=\"chart\" data-chart=\"plane\">");
        html.Write($"<div class=\"plot\"><img src=\"{Draw(plane, places, threshold)}\" alt=\"The plane of x1 and x2 in the colours of the classes that are seen there; the table below counts them.\"></div>");
        PlanePoints.WriteLegend(html, classes, names);
        PlanePoints.Write(html, plane.X, plane.Y, data, ColorScale.Classes, sample => actual[sample], sample => actual[sample] != predicted[sample], hasShapes: true);
        html.Markup("</figure>");
        WriteTable(html, classes, names, places, actual, predicted);
        html.Markup("</section>");
    }

    private static PngImage Draw<T>(Plane<T> plane, int[] classes, double threshold)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        double[] margins = [.. Enumerable.Range(0, Plane<T>.Places).Select(place => Margin(plane.At(place), classes[place], threshold))];
        double largest = margins.Max();
        byte[] pixels = [.. classes.Zip(margins, (index, margin) => (byte)((index % ColorScale.Classes.Count * Strengths) + (int)(largest > 0 ? margin / largest * (Strengths - 1) : 0)))];
        (Color, byte)[] palette =
        [
            .. from color in ColorScale.Classes
               from strength in Enumerable.Range(0, Strengths)
               select (color, (byte)(WeakestOpacity + ((StrongestOpacity - WeakestOpacity) * strength / (Strengths - 1)))),
        ];
        return PngImage.Indexed(Plane<T>.Resolution, Plane<T>.Resolution, pixels, palette);
    }

    /// <summary>How far the decision is from another one; 0 where outputs are no finite numbers.</summary>
    private static double Margin<T>(ReadOnlySpan<T> outputs, int predicted, double threshold)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        double second = outputs.Length == 1 ? threshold : double.NegativeInfinity;
        for (int output = 0; output < outputs.Length; output++)
        {
            second = outputs.Length > 1 && output != predicted ? Math.Max(second, double.CreateChecked(outputs[output])) : second;
        }

        double margin = Math.Abs(double.CreateChecked(outputs[outputs.Length == 1 ? 0 : predicted]) - second);
        return double.IsFinite(margin) ? margin : 0;
    }

    private static void WriteTable(HtmlWriter html, int classes, ClassNames names, int[] places, int[] actual, int[] predicted)
    {
        html.Markup("<details><summary>Figures of every class</summary>");
        html.Markup("<div class=\"scroll\" tabindex=\"0\" role=\"group\" aria-label=\"Figures by class\"><table>");
        html.Markup("<thead><tr><th scope=\"col\">class</th><th scope=\"col\" class=\"number\">samples</th><th scope=\"col\" class=\"number\">right</th><th scope=\"col\" class=\"number\">share of the plane</th></tr></thead>");
        html.Markup("<tbody>");
        for (int index = 0; index < classes; index++)
        {
            int samples = actual.Count(label => label == index);
            int right = actual.Zip(predicted).Count(pair => pair.First == index && pair.Second == index);
            html.Write($"<tr><th scope=\"row\">{names[index]}</th><td class=\"number\">{samples}</td><td class=\"number\">{right}</td><td class=\"number\">{Figures.Percent(places.Count(place => place == index), places.Length)}</td></tr>");
        }

        html.Markup("</tbody></table></div></details>");
    }
}
