using System.Numerics;

namespace DslNets;

/// <summary>A stream whose batches a function fills: data from a network, a simulation, augmented images.</summary>
/// <param name="read">Fills the batch and sets its count, which is its capacity before the call; returns false at the end of the epoch. Sample weights are 1 before the call.</param>
/// <param name="reset">Goes back to the first sample; null if there is nothing to do.</param>
public sealed class CallbackBatchStream<T>(Func<Batch<T>, bool> read, Action? reset = null) : IBatchStream<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly Func<Batch<T>, bool> _read = read ?? throw new ArgumentNullException(nameof(read));

    /// <inheritdoc/>
    public bool Read(Batch<T> batch)
    {
        ArgumentNullException.ThrowIfNull(batch);
        batch.Count = batch.Capacity;
        Array.Fill(batch.SampleWeights, T.One);
        return _read(batch);
    }

    /// <inheritdoc/>
    public void Reset() => reset?.Invoke();
}
