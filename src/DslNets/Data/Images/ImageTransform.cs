using System.Numerics;

namespace DslNets;

/// <summary>Moves the pixels of an image; what comes in from outside is zero.</summary>
public static class ImageTransform
{
    /// <summary>Shifts an image by whole pixels.</summary>
    /// <param name="image">The image.</param>
    /// <param name="shifted">Takes the shifted one; other memory than <paramref name="image"/>.</param>
    /// <param name="shape">The size of both.</param>
    /// <param name="rows">How far down; negative for up.</param>
    /// <param name="columns">How far to the right; negative for the left.</param>
    /// <exception cref="ArgumentException">A span has not exactly the length of the shape, or they overlap.</exception>
    public static void Shift<T>(ReadOnlySpan<T> image, Span<T> shifted, ImageShape shape, int rows, int columns)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Check(image, shifted, shape, nameof(shifted));
        shifted.Clear();
        // In long, because the distances may be anything.
        int firstRow = (int)Math.Clamp((long)rows, 0, shape.Height);
        int endRow = (int)Math.Clamp((long)rows + shape.Height, 0, shape.Height);
        int first = (int)Math.Clamp((long)columns, 0, shape.Width);
        int end = (int)Math.Clamp((long)columns + shape.Width, 0, shape.Width);
        if (end <= first)
        {
            return;
        }

        int length = (end - first) * shape.Channels;
        for (int row = firstRow; row < endRow; row++)
        {
            int source = (((row - rows) * shape.Width) + first - columns) * shape.Channels;
            int target = ((row * shape.Width) + first) * shape.Channels;
            image.Slice(source, length).CopyTo(shifted[target..]);
        }
    }

    /// <summary>Mirrors an image: left becomes right.</summary>
    /// <param name="image">The image.</param>
    /// <param name="flipped">Takes the mirrored one; other memory than <paramref name="image"/>.</param>
    /// <param name="shape">The size of both.</param>
    /// <exception cref="ArgumentException">A span has not exactly the length of the shape, or they overlap.</exception>
    public static void FlipHorizontally<T>(ReadOnlySpan<T> image, Span<T> flipped, ImageShape shape)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Check(image, flipped, shape, nameof(flipped));
        int channels = shape.Channels;
        for (int row = 0; row < shape.Height; row++)
        {
            for (int column = 0; column < shape.Width; column++)
            {
                int source = ((row * shape.Width) + shape.Width - 1 - column) * channels;
                image.Slice(source, channels).CopyTo(flipped[(((row * shape.Width) + column) * channels)..]);
            }
        }
    }

    /// <summary>Mirrors an image: top becomes bottom.</summary>
    /// <param name="image">The image.</param>
    /// <param name="flipped">Takes the mirrored one; other memory than <paramref name="image"/>.</param>
    /// <param name="shape">The size of both.</param>
    /// <exception cref="ArgumentException">A span has not exactly the length of the shape, or they overlap.</exception>
    public static void FlipVertically<T>(ReadOnlySpan<T> image, Span<T> flipped, ImageShape shape)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Check(image, flipped, shape, nameof(flipped));
        int length = shape.Width * shape.Channels;
        for (int row = 0; row < shape.Height; row++)
        {
            image.Slice((shape.Height - 1 - row) * length, length).CopyTo(flipped[(row * length)..]);
        }
    }

    /// <summary>Rotates an image about its centre, counter-clockwise; every pixel is interpolated linearly between the four around the place it comes from.</summary>
    /// <param name="image">The image.</param>
    /// <param name="rotated">Takes the rotated one, of the same size, so that corners are lost; other memory than <paramref name="image"/>.</param>
    /// <param name="shape">The size of both.</param>
    /// <param name="degrees">The angle; multiples of 90 degrees are exact for square images.</param>
    /// <exception cref="ArgumentException">A span has not exactly the length of the shape, or they overlap.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The angle is not finite.</exception>
    public static void Rotate<T>(ReadOnlySpan<T> image, Span<T> rotated, ImageShape shape, double degrees)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Check(image, rotated, shape, nameof(rotated));
        Require.Finite(degrees, nameof(degrees));
        (double sine, double cosine) = double.SinCosPi(degrees / 180);
        double centreRow = (shape.Height - 1) / 2.0;
        double centreColumn = (shape.Width - 1) / 2.0;
        int target = 0;
        for (int row = 0; row < shape.Height; row++)
        {
            double down = row - centreRow;
            for (int column = 0; column < shape.Width; column++)
            {
                double right = column - centreColumn;
                Interpolate(image, rotated.Slice(target, shape.Channels), shape, centreRow + (right * sine) + (down * cosine), centreColumn + (right * cosine) - (down * sine));
                target += shape.Channels;
            }
        }
    }

    /// <summary>The pixel between the four around a place; those outside the image are zero.</summary>
    private static void Interpolate<T>(ReadOnlySpan<T> image, Span<T> pixel, ImageShape shape, double row, double column)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        pixel.Clear();
        if (!(row > -1 && row < shape.Height && column > -1 && column < shape.Width))
        {
            return;
        }

        int top = (int)Math.Floor(row);
        int left = (int)Math.Floor(column);
        double below = row - top;
        double beside = column - left;
        Add(image, pixel, shape, top, left, (1 - below) * (1 - beside));
        Add(image, pixel, shape, top, left + 1, (1 - below) * beside);
        Add(image, pixel, shape, top + 1, left, below * (1 - beside));
        Add(image, pixel, shape, top + 1, left + 1, below * beside);
    }

    private static void Add<T>(ReadOnlySpan<T> image, Span<T> pixel, ImageShape shape, int row, int column, double share)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if ((uint)row >= (uint)shape.Height || (uint)column >= (uint)shape.Width || share == 0)
        {
            return;
        }

        ReadOnlySpan<T> source = image.Slice(((row * shape.Width) + column) * shape.Channels, pixel.Length);
        T factor = T.CreateTruncating(share);
        for (int channel = 0; channel < pixel.Length; channel++)
        {
            pixel[channel] += factor * source[channel];
        }
    }

    private static void Check<T>(ReadOnlySpan<T> image, Span<T> result, ImageShape shape, string parameter)
    {
        if (image.Length != shape.Length)
        {
            throw new ArgumentException($"An image of {shape} has {shape.Length} values, but {image.Length} were given.", nameof(image));
        }

        if (result.Length != shape.Length)
        {
            throw new ArgumentException($"An image of {shape} has {shape.Length} values, but there is room for {result.Length}.", parameter);
        }

        if (image.Overlaps(result))
        {
            throw new ArgumentException("The result must not share memory with the image.", parameter);
        }
    }
}
