using System.Numerics;

namespace DslNets;

/// <summary>Samples that can be read in any order, so that they can be shuffled, split and folded.</summary>
/// <remarks>Reading is safe from several threads at once, each with its own batch.</remarks>
public interface IDataSource<T> : IDataSource
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>
    /// Copies samples into a batch: inputs, targets or class labels, and sample weights (1 where the source has none). Sets <see cref="Batch{T}.Count"/> to the number of samples.
    /// </summary>
    /// <param name="samples">The indexes of the samples, each from 0 to <see cref="IDataSource.Count"/> - 1; at least one, at most <see cref="Batch{T}.Capacity"/>.</param>
    /// <param name="batch">Where the samples go, in the order of <paramref name="samples"/>.</param>
    /// <exception cref="ArgumentException">The ports of the batch do not fit those of the source, or there are too many samples.</exception>
    /// <exception cref="ArgumentOutOfRangeException">An index names no sample.</exception>
    void Read(ReadOnlySpan<int> samples, Batch<T> batch);

    /// <summary>
    /// As <see cref="Read"/>, for a training step: a source that varies its samples while training, such as <see cref="AugmentedImages{T}"/>, draws the variation from epoch and sample. <c>Fit</c> trains on these
    /// and validates on those of <see cref="Read"/>. Unless it is implemented, both are the same.
    /// </summary>
    /// <param name="samples">The indexes of the samples.</param>
    /// <param name="batch">Where the samples go, in the order of <paramref name="samples"/>.</param>
    /// <param name="epoch">The number of the epoch, from 0: the finished ones.</param>
    void ReadForTraining(ReadOnlySpan<int> samples, Batch<T> batch, long epoch) => Read(samples, batch);
}
