using System.Buffers;
using System.Numerics;
using DslNets.Runtime;

namespace DslNets;

/// <summary>Applies augmentations, one after the other, to the images of a batch. What is drawn depends on seed, epoch, sample and the augmentation's place, and on nothing else.</summary>
internal sealed class ImageAugmenter<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>The sequence of random numbers of epoch 0: far behind those of tensors, which have the sequences from 0 on, and before those of orders (see <see cref="Permutation"/>).</summary>
    private const ulong FirstSequence = 1UL << 61;

    private readonly ImageShape _shape;
    private readonly ImageAugmentation[] _augmentations;
    private readonly ulong _seed;
    private readonly int _port;

    public ImageAugmenter(ImageShape shape, IReadOnlyList<ImageAugmentation> augmentations, ulong seed, int port)
    {
        if (shape.Length == 0)
        {
            throw new ArgumentException("The images have no size.", nameof(shape));
        }

        ArgumentNullException.ThrowIfNull(augmentations);
        ArgumentOutOfRangeException.ThrowIfNegative(port);
        if (augmentations.Contains(null!))
        {
            throw new ArgumentException("An augmentation is null.", nameof(augmentations));
        }

        _shape = shape;
        _augmentations = [.. augmentations];
        _seed = seed;
        _port = port;
    }

    /// <summary>Compares the shape with the port of a batch.</summary>
    /// <exception cref="ArgumentException">The network has no such port, or it takes other images.</exception>
    public void Check(Batch<T> batch)
    {
        ArgumentNullException.ThrowIfNull(batch);
        NetworkDescription description = batch.Description;
        if (_port >= description.Inputs.Count)
        {
            throw new ArgumentException($"{description.Name} has {description.Inputs.Count} input ports; there is none of number {_port}.", nameof(batch));
        }

        PortDescription input = description.Inputs[_port];
        bool fits = input.Shape is [var height, var width, var channels] ? (height, width, channels) == (_shape.Height, _shape.Width, _shape.Channels) : input.Length == _shape.Length;
        if (!fits)
        {
            throw new ArgumentException($"Input '{input.Name}' of {description.Name} takes {string.Join('x', input.Shape)} values, but the images are {_shape}.", nameof(batch));
        }
    }

    /// <summary>Augments the samples of a batch, given by their numbers.</summary>
    public void Apply(Batch<T> batch, ReadOnlySpan<int> samples, long epoch)
    {
        T[] scratch = ArrayPool<T>.Shared.Rent(_shape.Length);
        for (int row = 0; row < samples.Length; row++)
        {
            Apply(batch, row, samples[row], epoch, scratch);
        }

        ArrayPool<T>.Shared.Return(scratch);
    }

    /// <summary>Augments the samples of a batch, given by the number of the first.</summary>
    public void Apply(Batch<T> batch, long firstSample, long epoch)
    {
        T[] scratch = ArrayPool<T>.Shared.Rent(_shape.Length);
        for (int row = 0; row < batch.Count; row++)
        {
            Apply(batch, row, firstSample + row, epoch, scratch);
        }

        ArrayPool<T>.Shared.Return(scratch);
    }

    private void Apply(Batch<T> batch, int row, long sample, long epoch, T[] scratch)
    {
        Span<T> image = batch.Input(_port).Slice(row * _shape.Length, _shape.Length);
        ulong key = new CounterRandom(_seed, unchecked(FirstSequence + (ulong)epoch)).Bits((ulong)sample);
        for (int place = 0; place < _augmentations.Length; place++)
        {
            _augmentations[place].Apply(image, scratch.AsSpan(0, _shape.Length), _shape, new CounterRandom(key, (ulong)place));
        }
    }
}
