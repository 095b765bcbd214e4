using System.Numerics;

namespace DslNets;

/// <summary>The batches of an epoch, from its start or from somewhere inside.</summary>
internal abstract class TrainingBatches<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>The batches of an epoch; null when they are not known.</summary>
    public abstract int? Steps { get; }

    /// <summary>The largest batch.</summary>
    public abstract int BatchSize { get; }

    /// <summary>Goes to a place in an epoch.</summary>
    /// <param name="epoch">The number of the epoch, from 0.</param>
    /// <param name="position">What of the epoch is done already.</param>
    /// <param name="batch">Where batches may be read to that are passed over.</param>
    public abstract void Start(long epoch, EpochPosition position, Batch<T> batch);

    /// <summary>Reads the next batch; false at the end of the epoch.</summary>
    public abstract bool Read(Batch<T> batch);
}
