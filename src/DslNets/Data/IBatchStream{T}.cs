using System.Numerics;

namespace DslNets;

/// <summary>Samples that come one batch after the other, because they do not fit in memory or are made while training.</summary>
public interface IBatchStream<T> : IBatchStream
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>
    /// Fills up to <see cref="Batch{T}.Capacity"/> samples - inputs, targets or class labels, and sample weights (1 where there are none) - and sets <see cref="Batch{T}.Count"/>.
    /// Only the last batch of an epoch may be smaller than the capacity.
    /// </summary>
    /// <returns>Whether there were samples; false at the end of the epoch, and then the batch is to be ignored.</returns>
    bool Read(Batch<T> batch);
}
