using System.Numerics;

namespace DslNets;

/// <summary>The images of a stream, changed at random anew in every epoch of training; see <see cref="AugmentedImages{T}"/>. A sample's number is its place in the stream.</summary>
/// <remarks>The images are the original ones after <see cref="Reset"/> and before any reset, and changed ones after <see cref="ResetForTraining"/>, which <c>Fit</c> calls.</remarks>
public sealed class AugmentedImageStream<T> : IBatchStream<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly IBatchStream<T> _stream;
    private readonly ImageAugmenter<T> _augmenter;
    private long? _epoch;
    private long _position;

    /// <summary>Makes the stream.</summary>
    /// <param name="stream">The samples; it remains the caller's to dispose.</param>
    /// <param name="shape">The size of the images, whose values lie in height-width-channel order.</param>
    /// <param name="augmentations">What is done to each image, in this order.</param>
    /// <param name="seed">The same seed gives the same images.</param>
    /// <param name="port">The input port that has the images.</param>
    /// <exception cref="ArgumentException">The images have no size, or an augmentation is null.</exception>
    public AugmentedImageStream(IBatchStream<T> stream, ImageShape shape, IReadOnlyList<ImageAugmentation> augmentations, ulong seed = 0, int port = 0)
    {
        ArgumentNullException.ThrowIfNull(stream);
        _stream = stream;
        _augmenter = new ImageAugmenter<T>(shape, augmentations, seed, port);
    }

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">The network takes other images.</exception>
    public bool Read(Batch<T> batch)
    {
        _augmenter.Check(batch);
        if (!_stream.Read(batch))
        {
            return false;
        }

        if (_epoch is { } epoch)
        {
            _augmenter.Apply(batch, _position, epoch);
        }

        _position += batch.Count;
        return true;
    }

    /// <inheritdoc/>
    public void Reset()
    {
        _stream.Reset();
        _epoch = null;
        _position = 0;
    }

    /// <inheritdoc/>
    public void ResetForTraining(long epoch)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(epoch);
        _stream.ResetForTraining(epoch);
        _epoch = epoch;
        _position = 0;
    }
}
