using System.Numerics;

namespace DslNets;

/// <summary>Filters as pictures.</summary>
/// <param name="filters">The number of filters.</param>
/// <param name="pictures">How many pictures a filter makes: one, or one for each channel.</param>
/// <param name="shape">The shape of a picture.</param>
/// <param name="weights">The weights, filter by filter, picture by picture, each in the order of its shape.</param>
internal sealed class FilterBank(int filters, int pictures, ImageShape shape, double[] weights)
{
    /// <summary>The number of filters.</summary>
    public int Filters => filters;

    /// <summary>How many pictures a filter makes: one, or one for each channel.</summary>
    public int Pictures => pictures;

    /// <summary>The shape of a picture.</summary>
    public ImageShape Shape => shape;

    /// <summary>The kernels of a convolution, [filters, channels, height, width], or [filters, channels, width] for a sequence.</summary>
    public static FilterBank OfKernels<T>(ReadOnlySpan<T> weights, IReadOnlyList<int> shape)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        string dimensions = string.Join(", ", shape);
        if (shape.Count is not (3 or 4) || shape.Any(dimension => dimension < 1))
        {
            throw new ArgumentException($"Kernels have the shape [filters, channels, height, width] or [filters, channels, width], not [{dimensions}]; the weights of a dense layer need the image that its inputs are.", nameof(shape));
        }

        (int filters, int channels, int height, int width) = (shape[0], shape[1], shape.Count == 4 ? shape[2] : 1, shape[^1]);
        long length = (long)filters * channels * height * width;
        if (length != weights.Length)
        {
            throw new ArgumentException($"A shape of [{dimensions}] has {length} values, but there are {weights.Length} weights.", nameof(weights));
        }

        // Channel by channel, as they are, each is a picture; three channels are colours, and come together in each pixel.
        bool isColored = channels == 3;
        double[] values = new double[weights.Length];
        int plane = height * width;
        for (int index = 0; index < values.Length; index++)
        {
            (int channel, int pixel) = (index / plane % channels, index % plane);
            values[isColored ? index - (channel * plane) - pixel + (pixel * channels) + channel : index] = double.CreateChecked(weights[index]);
        }

        return new FilterBank(filters, isColored ? 1 : channels, new ImageShape(height, width, isColored ? 3 : 1), values);
    }

    /// <summary>The weights of dense units, [units, inputs], whose inputs are an image.</summary>
    public static FilterBank OfUnits<T>(T[] weights, IReadOnlyList<int> shape, ImageShape image)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => shape[1] == image.Length
        ? new FilterBank(shape[0], pictures: 1, image, Array.ConvertAll(weights, double.CreateChecked))
        : throw new ArgumentException($"The layer has {shape[1]} inputs, but an image of {image} has {image.Length} values.", nameof(image));

    /// <summary>The smallest and the largest weight of a filter.</summary>
    public (double Smallest, double Largest) Range(int filter)
    {
        ReadOnlySpan<double> all = weights.AsSpan(filter * pictures * shape.Length, pictures * shape.Length);
        (double smallest, double largest) = (all[0], all[0]);
        foreach (double weight in all)
        {
            (smallest, largest) = (Math.Min(smallest, weight), Math.Max(largest, weight));
        }

        return (smallest, largest);
    }

    /// <summary>A picture on the scale of the largest weight of its filter: of one channel in blue and red, of three in their own colours.</summary>
    public PngImage Draw(int filter, int picture)
    {
        (double smallest, double largest) = Range(filter);
        double bound = Math.Max(Math.Abs(smallest), Math.Abs(largest));
        var pixels = new List<byte>(shape.Height * shape.Width * 3);
        foreach (double weight in weights.AsSpan(((filter * pictures) + picture) * shape.Length, shape.Length))
        {
            // Filters without weights, or with some that are no numbers, are as zero.
            double place = double.IsFinite(bound) && bound > 0 ? 0.5 + (weight / bound / 2) : 0.5;
            if (shape.Channels == 3)
            {
                pixels.Add((byte)Math.Round(255 * place));
            }
            else
            {
                Color color = ColorScale.Diverging.At(place);
                pixels.AddRange(color.Red, color.Green, color.Blue);
            }
        }

        return PngImage.Rgb(shape.Width, shape.Height, [.. pixels]);
    }
}
