namespace DslNets;

/// <summary>The size of an image whose values lie in height-width-channel order: all channels of the first pixel of the first row, then those of the next pixel.</summary>
public readonly record struct ImageShape
{
    /// <summary>Makes a shape.</summary>
    /// <param name="height">The rows.</param>
    /// <param name="width">The pixels of a row.</param>
    /// <param name="channels">The values of a pixel: 1 for grey, 3 for red, green and blue.</param>
    /// <exception cref="ArgumentOutOfRangeException">A size is below 1, or the image has more values than an array holds.</exception>
    public ImageShape(int height, int width, int channels = 1)
    {
        Height = Require.AtLeast(1, height, nameof(height));
        Width = Require.AtLeast(1, width, nameof(width));
        Channels = Require.AtLeast(1, channels, nameof(channels));
        long row = (long)width * channels;
        if (row > Array.MaxLength || row * height > Array.MaxLength)
        {
            throw new ArgumentOutOfRangeException(nameof(height), height, $"An image of {this} has more than the {Array.MaxLength} values of an array.");
        }
    }

    /// <summary>The rows.</summary>
    public int Height { get; }

    /// <summary>The pixels of a row.</summary>
    public int Width { get; }

    /// <summary>The values of a pixel.</summary>
    public int Channels { get; }

    /// <summary>The values of the image: height x width x channels.</summary>
    public int Length => Height * Width * Channels;

    /// <summary>The sizes, such as 28x28x1.</summary>
    public override string ToString() => FormattableString.Invariant($"{Height}x{Width}x{Channels}");
}
