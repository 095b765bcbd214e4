using System.Numerics;

namespace DslNets;

/// <summary>Images side by side, as one picture.</summary>
internal static class ImagesSection
{
    /// <summary>What is seen between images.</summary>
    private const byte Gap = 128;

    public static void Write<T>(HtmlWriter html, string heading, string? caption, ReadOnlySpan<T> values, ImageShape image, int columns, PixelRange range)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        int count = values.Length / image.Length;
        columns = Math.Min(columns, count);
        int rows = (count + columns - 1) / columns;
        (int height, int width) = ((rows * (image.Height + 1)) - 1, (columns * (image.Width + 1)) - 1);
        byte[] pixels = new byte[height * width * image.Channels];
        Array.Fill(pixels, Gap);
        for (int index = 0; index < values.Length; index++)
        {
            (int picture, int place) = Math.DivRem(index, image.Length);
            (int pixel, int channel) = Math.DivRem(place, image.Channels);
            int row = (picture / columns * (image.Height + 1)) + (pixel / image.Width);
            int column = (picture % columns * (image.Width + 1)) + (pixel % image.Width);
            pixels[(((row * width) + column) * image.Channels) + channel] = range.Brightness(double.CreateChecked(values[index]));
        }

        PngImage sheet = image.Channels == 1 ? PngImage.Grey(width, height, pixels) : PngImage.Rgb(width, height, pixels);
        html.Markup("<section class=\"half\">");
        html.Write($"<h2>{heading}</h2>");
        if (caption is not null)
        {
            html.Write($"<p class=\"lead\">{caption}</p>");
        }

        html.Write($"<img class=\"sheet\" src=\"{sheet}\" width=\"{width}\" height=\"{height}\" alt=\"{count} images in {rows} rows\">");
        html.Markup("</section>");
    }

    /// <summary>The smallest and the largest of the values that are numbers.</summary>
    public static PixelRange RangeOf<T>(ReadOnlySpan<T> values)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        (double black, double white) = (double.PositiveInfinity, double.NegativeInfinity);
        foreach (T value in values)
        {
            if (T.IsFinite(value))
            {
                (black, white) = (Math.Min(black, double.CreateChecked(value)), Math.Max(white, double.CreateChecked(value)));
            }
        }

        return new PixelRange(black, white);
    }
}
