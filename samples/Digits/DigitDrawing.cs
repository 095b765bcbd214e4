namespace Digits;

/// <summary>Digits as text, from white to black.</summary>
public static class DigitDrawing
{
    private const int Size = 8;
    private const float Black = 16;
    private const string Shades = " .:-=+*#@";

    /// <summary>A drawing of eight lines of eight characters as pixels.</summary>
    public static float[] Parse(string drawing) =>
        [.. drawing.ReplaceLineEndings("\n").Split('\n').SelectMany(line => line.PadRight(Size)).Select(shade => Shades.IndexOf(shade) * Black / (Shades.Length - 1))];

    /// <summary>Pixels as a drawing.</summary>
    public static string Draw(ReadOnlySpan<float> pixels)
    {
        string drawing = "";
        for (int pixel = 0; pixel < pixels.Length; pixel++)
        {
            drawing += Shades[(int)MathF.Round(pixels[pixel] / Black * (Shades.Length - 1))];
            drawing += pixel % Size == Size - 1 ? "\n" : "";
        }

        return drawing;
    }
}
