namespace DslNets;

/// <summary>Colours for numbers: between its anchors, which are equally far apart, a scale is straight.</summary>
internal sealed class ColorScale(params Color[] anchors)
{
    /// <summary>From dark to bright, of the same order in grey and to every eye: viridis (S. van der Walt and N. Smith, matplotlib 2015).</summary>
    public static readonly ColorScale Sequential = new(
        Color.Of(0x440154), Color.Of(0x482878), Color.Of(0x3E4A89), Color.Of(0x31688E), Color.Of(0x26828E), Color.Of(0x1F9E89), Color.Of(0x35B779), Color.Of(0x6DCD59), Color.Of(0xB4DE2C), Color.Of(0xFDE725));

    /// <summary>Blue for what is negative, red for what is positive, nearly white for zero: RdBu (C. Brewer, ColorBrewer 2002), turned round.</summary>
    public static readonly ColorScale Diverging = new(
        Color.Of(0x053061), Color.Of(0x2166AC), Color.Of(0x4393C3), Color.Of(0x92C5DE), Color.Of(0xD1E5F0), Color.Of(0xF7F7F7), Color.Of(0xFDDBC7), Color.Of(0xF4A582), Color.Of(0xD6604D), Color.Of(0xB2182B), Color.Of(0x67001F));

    /// <summary>Colours of classes, tellable apart on light and dark: Observable 10 (Observable Plot).</summary>
    public static readonly IReadOnlyList<Color> Classes =
    [
        Color.Of(0x4269D0), Color.Of(0xEFB118), Color.Of(0xFF725C), Color.Of(0x3CA951), Color.Of(0xA463F2), Color.Of(0x6CC5B0), Color.Of(0xFF8AB7), Color.Of(0x97BBF5), Color.Of(0x9C6B4E), Color.Of(0x9498A0),
    ];

    /// <summary>The anchors.</summary>
    public IReadOnlyList<Color> Anchors => anchors;

    /// <summary>The colour at a place from 0 to 1.</summary>
    public Color At(double place)
    {
        double position = Math.Clamp(place, 0, 1) * (anchors.Length - 1);
        int below = Math.Min((int)position, anchors.Length - 2);
        double share = position - below;
        (Color a, Color b) = (anchors[below], anchors[below + 1]);
        return new Color(Mix(a.Red, b.Red, share), Mix(a.Green, b.Green, share), Mix(a.Blue, b.Blue, share));
    }

    private static byte Mix(byte a, byte b, double share) => (byte)Math.Round(a + ((b - a) * share));
}
