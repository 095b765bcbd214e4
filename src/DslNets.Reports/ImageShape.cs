namespace DslNets;

/// <summary>How the values of a sample, or the weights of a unit, make an image: row by row, and in each pixel channel by channel.</summary>
public readonly record struct ImageShape
{
    /// <summary>Makes a shape.</summary>
    /// <param name="height">The rows of pixels, at least 1.</param>
    /// <param name="width">The columns of pixels, at least 1.</param>
    /// <param name="channels">1 for grey, 3 for red, green and blue.</param>
    /// <exception cref="ArgumentOutOfRangeException">There are no pixels or too many, or neither 1 nor 3 channels.</exception>
    public ImageShape(int height, int width, int channels = 1)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(height);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(width);
        if (channels is not (1 or 3))
        {
            throw new ArgumentOutOfRangeException(nameof(channels), channels, "An image has 1 channel (grey) or 3 (red, green, blue).");
        }

        if ((long)height * width > Array.MaxLength / channels)
        {
            throw new ArgumentOutOfRangeException(nameof(height), height, $"An image of {height}x{width}x{channels} has more values than an array holds.");
        }

        (Height, Width, Channels) = (height, width, channels);
    }

    /// <summary>The rows of pixels.</summary>
    public int Height { get; }

    /// <summary>The columns of pixels.</summary>
    public int Width { get; }

    /// <summary>1 for grey, 3 for red, green and blue.</summary>
    public int Channels { get; }

    /// <summary>The number of values: height x width x channels.</summary>
    public int Length => Height * Width * Channels;

    /// <summary>As messages write it: <c>28x28x1</c>.</summary>
    public override string ToString() => FormattableString.Invariant($"{Height}x{Width}x{Channels}");
}
