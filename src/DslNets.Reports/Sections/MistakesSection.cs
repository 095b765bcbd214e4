using System.Numerics;

namespace DslNets;

/// <summary>Samples that were taken for another class, as images.</summary>
internal static class MistakesSection
{
    public static void Write<T>(HtmlWriter html, string heading, DataSet<T> data, IReadOnlyList<Mistake> mistakes, int limit, ImageShape image, PixelRange? pixels)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var names = new ClassNames(data.ClassNames);
        Mistake[] shown = [.. mistakes.Take(limit)];
        html.Markup("<section>");
        html.Write($"<h2>{heading}</h2>");
        if (shown.Length == 0)
        {
            html.Write($"<p class=\"lead\">All {data.Count} samples are right.</p>");
        }
        else
        {
            string all = shown.Length == mistakes.Count ? $"{Figures.Count(mistakes.Count)} of" : $"{Figures.Count(mistakes.Count)} mistakes, of which {Figures.Count(shown.Length)} are shown, among";
            html.Write($"<p class=\"lead\">{all} {data.Count} samples, the surest mistakes first: what the sample is, and what it was taken for.</p>");
            PixelRange range = pixels ?? RangeOf(data, shown);
            html.Markup("<ul class=\"images\">");
            foreach (Mistake mistake in shown)
            {
                (string actual, string predicted) = (names[mistake.Actual], names[mistake.Predicted]);
                html.Write($"<li><img src=\"{Draw(data.Input(mistake.Sample), image, range)}\" width=\"{image.Width}\" height=\"{image.Height}\" alt=\"Sample {mistake.Sample}\">");
                html.Write($"<p class=\"labels\"><i>is</i> <b>{actual}</b> <span>{Output(mistake.ActualOutput, mistake)}</span><br><i>taken for</i> <b class=\"wrong\">{predicted}</b> <span>{Output(mistake.PredictedOutput, mistake)}</span></p></li>");
            }

            html.Markup("</ul>");
        }

        html.Markup("</section>");
    }

    private static string Output(double output, Mistake mistake) => mistake.AreProbabilities ? Figures.Percent(output) : Figures.Short(output);

    private static PngImage Draw<T>(ReadOnlySpan<T> values, ImageShape image, PixelRange range)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        byte[] pixels = new byte[values.Length];
        for (int index = 0; index < pixels.Length; index++)
        {
            pixels[index] = range.Brightness(double.CreateChecked(values[index]));
        }

        return image.Channels == 1 ? PngImage.Grey(image.Width, image.Height, pixels) : PngImage.Rgb(image.Width, image.Height, pixels);
    }

    private static PixelRange RangeOf<T>(DataSet<T> data, IEnumerable<Mistake> mistakes)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        (double black, double white) = (double.PositiveInfinity, double.NegativeInfinity);
        foreach (Mistake mistake in mistakes)
        {
            foreach (T value in data.Input(mistake.Sample))
            {
                if (T.IsFinite(value))
                {
                    (black, white) = (Math.Min(black, double.CreateChecked(value)), Math.Max(white, double.CreateChecked(value)));
                }
            }
        }

        return new PixelRange(black, white);
    }
}
