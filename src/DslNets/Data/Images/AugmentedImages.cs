using System.Numerics;

namespace DslNets;

/// <summary>The images of a source, changed at random anew in every epoch of training. Labels, targets, weights and other inputs stay as they are.</summary>
/// <remarks>
/// <c>Fit</c> trains on the changed images (<see cref="ReadForTraining"/>) and validates, as <c>Evaluate</c> does, on the original ones (<see cref="Read"/>). What is drawn depends on seed, epoch and sample alone:
/// not on batches, order or threads, so training that is resumed from a checkpoint sees the same images. Reading allocates nothing after the first batch.
/// </remarks>
/// <example><code>
/// var augmented = new AugmentedImages&lt;float&gt;(train, new ImageShape(28, 28), [new RandomShift(2, 2), new RandomRotation(10)], seed: 1);
/// network.Fit(augmented, new FitOptions { Epochs = 12, Validation = validation });
/// </code></example>
public sealed class AugmentedImages<T> : IDataSource<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly IDataSource<T> _source;
    private readonly ImageAugmenter<T> _augmenter;

    /// <summary>Makes the source.</summary>
    /// <param name="source">The samples.</param>
    /// <param name="shape">The size of the images, whose values lie in height-width-channel order.</param>
    /// <param name="augmentations">What is done to each image, in this order.</param>
    /// <param name="seed">The same seed gives the same images.</param>
    /// <param name="port">The input port that has the images.</param>
    /// <exception cref="ArgumentException">The images have no size, or an augmentation is null.</exception>
    public AugmentedImages(IDataSource<T> source, ImageShape shape, IReadOnlyList<ImageAugmentation> augmentations, ulong seed = 0, int port = 0)
    {
        ArgumentNullException.ThrowIfNull(source);
        _source = source;
        _augmenter = new ImageAugmenter<T>(shape, augmentations, seed, port);
    }

    /// <inheritdoc/>
    public int Count => _source.Count;

    /// <inheritdoc/>
    public void Read(ReadOnlySpan<int> samples, Batch<T> batch) => _source.Read(samples, batch);

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">The network takes other images, or the ports do not fit those of the source.</exception>
    public void ReadForTraining(ReadOnlySpan<int> samples, Batch<T> batch, long epoch)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(epoch);
        _augmenter.Check(batch);
        _source.ReadForTraining(samples, batch, epoch);
        _augmenter.Apply(batch, samples, epoch);
    }
}
