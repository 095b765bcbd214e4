using System.Globalization;
using System.Numerics;

namespace DslNets;

/// <summary>How often which class was taken for which.</summary>
internal static class ConfusionMatrixSection
{
    private const int MostClassesDrawn = 50;

    /// <summary>Longer names than a column is wide stand upright above it.</summary>
    private const int LongestLyingName = 5;

    public static void Write<T>(HtmlWriter html, string heading, ConfusionMatrix<T> matrix, ClassNames names)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        html.Markup("<section>");
        html.Write($"<h2>{heading}</h2>");
        if (matrix.Count == 0)
        {
            html.Markup("<p class=\"lead\">No sample was counted.</p>");
        }
        else
        {
            long right = Enumerable.Range(0, matrix.Classes).Sum(index => matrix[index, index]);
            html.Write($"<p class=\"lead\">{right} of {matrix.Count} samples are right: {Figures.Percent(right, matrix.Count)}. Rows are what samples are, columns what they were taken for.</p>");
            if (matrix.Classes <= MostClassesDrawn)
            {
                WriteMatrix(html, matrix, names);
            }

            WriteClasses(html, matrix, names);
        }

        html.Markup("</section>");
    }

    private static void WriteMatrix<T>(HtmlWriter html, ConfusionMatrix<T> matrix, ClassNames names)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        int classes = matrix.Classes;
        double worst = (from actual in Enumerable.Range(0, classes)
                        from predicted in Enumerable.Range(0, classes)
                        where actual != predicted
                        select Share(matrix, actual, predicted)).Max();
        html.Markup("<div class=\"scroll\" tabindex=\"0\" role=\"group\" aria-label=\"Confusion matrix\"><table class=\"confusion\">");
        html.Markup("<thead><tr><td></td>");
        bool areUpright = Enumerable.Range(0, classes).Any(predicted => names[predicted].Length > LongestLyingName);
        for (int predicted = 0; predicted < classes; predicted++)
        {
            if (areUpright)
            {
                html.Write($"<th scope=\"col\"><span>{names[predicted]}</span></th>");
            }
            else
            {
                html.Write($"<th scope=\"col\">{names[predicted]}</th>");
            }
        }

        html.Markup("</tr></thead><tbody>");
        for (int actual = 0; actual < classes; actual++)
        {
            html.Write($"<tr><th scope=\"row\">{names[actual]}</th>");
            for (int predicted = 0; predicted < classes; predicted++)
            {
                WriteCell(html, matrix, actual, predicted, worst, names);
            }

            html.Markup("</tr>");
        }

        html.Markup("</tbody></table></div>");
    }

    private static void WriteCell<T>(HtmlWriter html, ConfusionMatrix<T> matrix, int actual, int predicted, double worst, ClassNames names)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        long count = matrix[actual, predicted];
        if (count == 0)
        {
            html.Markup("<td class=\"none\">0</td>");
            return;
        }

        // Mistakes are rare where a network is any good: they have a scale of their own, up to the most frequent one, on which its root is seen.
        double share = Share(matrix, actual, predicted);
        double heat = actual == predicted ? share : Math.Sqrt(share / worst);
        string kind = (actual == predicted ? "right" : "wrong") + (heat > 0.8 ? " strong" : "");
        string title = $"{names[actual]} taken for {names[predicted]}: {Figures.Count(count)} of {Figures.Count(matrix.ActualCount(actual))} ({Figures.Percent(share)})";
        html.Write($"<td class=\"{kind}\" style=\"--heat:{heat.ToString("0.###", CultureInfo.InvariantCulture)}\" title=\"{title}\">{count}</td>");
    }

    private static void WriteClasses<T>(HtmlWriter html, ConfusionMatrix<T> matrix, ClassNames names)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        html.Markup("<details><summary>Figures of every class</summary>");
        html.Markup("<div class=\"scroll\" tabindex=\"0\" role=\"group\" aria-label=\"Figures by class\"><table>");
        html.Markup("<thead><tr><th scope=\"col\">class</th><th scope=\"col\" class=\"number\">samples</th><th scope=\"col\" class=\"number\">recall</th><th scope=\"col\" class=\"number\">precision</th><th scope=\"col\">most often taken for</th></tr></thead>");
        html.Markup("<tbody>");
        for (int index = 0; index < matrix.Classes; index++)
        {
            string recall = Figures.Percent(matrix[index, index], matrix.ActualCount(index));
            string precision = Figures.Percent(matrix[index, index], matrix.PredictedCount(index));
            int other = Enumerable.Range(0, matrix.Classes).Where(predicted => predicted != index).MaxBy(predicted => matrix[index, predicted]);
            string taken = matrix[index, other] > 0 ? $"{names[other]} ({Figures.Count(matrix[index, other])})" : "–";
            html.Write($"<tr><th scope=\"row\">{names[index]}</th><td class=\"number\">{matrix.ActualCount(index)}</td><td class=\"number\">{recall}</td><td class=\"number\">{precision}</td><td>{taken}</td></tr>");
        }

        html.Markup("</tbody></table></div></details>");
    }

    private static double Share<T>(ConfusionMatrix<T> matrix, int actual, int predicted)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => matrix[actual, predicted] == 0 ? 0 : (double)matrix[actual, predicted] / matrix.ActualCount(actual);
}
