using System.Numerics;

namespace DslNets;

/// <summary>A stream of the items of a sequence, such as lines of a file, that are read one by one and never all in memory.</summary>
/// <typeparam name="TItem">What the sequence has for each sample.</typeparam>
/// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
/// <param name="items">The samples; enumerated from the start in every epoch.</param>
/// <param name="write">Writes an item into a row of the batch: inputs, targets or labels, and the sample weight if it is not 1.</param>
public sealed class SequenceBatchStream<TItem, T>(IEnumerable<TItem> items, Action<TItem, Batch<T>, int> write) : IBatchStream<T>, IDisposable
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly IEnumerable<TItem> _items = items ?? throw new ArgumentNullException(nameof(items));
    private readonly Action<TItem, Batch<T>, int> _write = write ?? throw new ArgumentNullException(nameof(write));
    private IEnumerator<TItem>? _position;

    /// <inheritdoc/>
    public bool Read(Batch<T> batch)
    {
        ArgumentNullException.ThrowIfNull(batch);
        _position ??= _items.GetEnumerator();
        batch.Count = batch.Capacity;
        Array.Fill(batch.SampleWeights, T.One);
        int count = 0;
        while (count < batch.Capacity && _position.MoveNext())
        {
            _write(_position.Current, batch, count);
            count++;
        }

        if (count > 0)
        {
            batch.Count = count;
        }

        return count > 0;
    }

    /// <inheritdoc/>
    public void Reset()
    {
        _position?.Dispose();
        _position = null;
    }

    /// <inheritdoc/>
    public void Dispose() => Reset();
}
