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
}
