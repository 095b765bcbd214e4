using System.Numerics;

namespace DslNets;

/// <summary>Batches of a source that is read in any order: the samples given, shuffled anew for each epoch or one after the other.</summary>
/// <param name="source">The samples.</param>
/// <param name="samples">Which of them.</param>
/// <param name="batchSize">The samples of a batch.</param>
/// <param name="shuffleSeed">What the orders are drawn from; null to keep the order.</param>
/// <param name="isTraining">Whether the source may vary them.</param>
internal sealed class SourceBatches<T>(IDataSource<T> source, int[] samples, int batchSize, ulong? shuffleSeed = null, bool isTraining = false) : TrainingBatches<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly int[] _order = [.. samples];
    private long _epoch;
    private int _next;

    /// <inheritdoc/>
    public override int? Steps => (samples.Length + batchSize - 1) / batchSize;

    /// <inheritdoc/>
    public override int BatchSize => Math.Clamp(samples.Length, 1, batchSize);

    /// <inheritdoc/>
    public override void Start(long epoch, EpochPosition position, Batch<T> batch)
    {
        // From the same order each time, so that the order of an epoch does not depend on the epochs before.
        samples.CopyTo(_order, 0);
        if (shuffleSeed is { } seed)
        {
            Permutation.Shuffle(_order.AsSpan(), seed, (ulong)epoch);
        }

        _epoch = epoch;
        _next = (int)Math.Min(position.Samples, _order.Length);
    }

    /// <inheritdoc/>
    public override bool Read(Batch<T> batch)
    {
        int count = Math.Min(batchSize, _order.Length - _next);
        if (count == 0)
        {
            return false;
        }

        if (isTraining)
        {
            source.ReadForTraining(_order.AsSpan(_next, count), batch, _epoch);
        }
        else
        {
            source.Read(_order.AsSpan(_next, count), batch);
        }

        _next += count;
        return true;
    }
}
