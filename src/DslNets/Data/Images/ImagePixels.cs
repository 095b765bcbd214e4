using System.Numerics;

namespace DslNets;

/// <summary>Turns the pixels of image files into the values networks take.</summary>
public static class ImagePixels
{
    /// <summary>Bytes as numbers from 0 to 1, as torchvision's <c>ToTensor</c> scales them.</summary>
    /// <param name="bytes">Values of any number of images, from 0 to 255.</param>
    public static T[] FromBytes<T>(ReadOnlySpan<byte> bytes)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var values = new T[bytes.Length];
        for (int index = 0; index < values.Length; index++)
        {
            values[index] = T.CreateTruncating(bytes[index] * IdxFile.ByteScale);
        }

        return values;
    }

    /// <summary>Images that come channel by channel (PyTorch's order, and that of the CIFAR files) in height-width-channel order.</summary>
    /// <param name="planes">Any number of images: of each the whole first channel, then the next.</param>
    /// <param name="shape">The size of an image.</param>
    /// <exception cref="ArgumentException"><paramref name="planes"/> is no whole number of images.</exception>
    public static TValue[] FromPlanes<TValue>(ReadOnlySpan<TValue> planes, ImageShape shape)
        where TValue : unmanaged
    {
        if (shape.Length == 0 || planes.Length % shape.Length != 0)
        {
            throw new ArgumentException($"{planes.Length} values are no whole number of images of {shape}.", nameof(planes));
        }

        var values = new TValue[planes.Length];
        int pixels = shape.Height * shape.Width;
        for (int start = 0; start < values.Length; start += shape.Length)
        {
            for (int channel = 0; channel < shape.Channels; channel++)
            {
                for (int pixel = 0; pixel < pixels; pixel++)
                {
                    values[start + (pixel * shape.Channels) + channel] = planes[start + (channel * pixels) + pixel];
                }
            }
        }

        return values;
    }
}
