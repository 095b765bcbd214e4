namespace DslNets;

/// <summary>Which values of pixels are dark and which are bright; what lies outside is as dark or bright as can be.</summary>
/// <param name="Black">The value that is shown black, or without the colour of the channel. Above <paramref name="White"/> it makes a negative.</param>
/// <param name="White">The value that is shown white, or with the full colour of the channel.</param>
public readonly record struct PixelRange(double Black, double White)
{
    /// <summary>The brightness of a value: 0 to 255; 0 for NaN.</summary>
    internal byte Brightness(double value)
    {
        double share = White == Black ? (value >= White ? 1 : 0) : (value - Black) / (White - Black);
        return double.IsNaN(share) ? (byte)0 : (byte)Math.Round(255 * Math.Clamp(share, 0, 1));
    }
}
