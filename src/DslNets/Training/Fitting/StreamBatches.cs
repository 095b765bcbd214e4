using System.Numerics;

namespace DslNets;

/// <summary>Batches of a stream, which decides their order itself.</summary>
/// <param name="stream">The samples.</param>
/// <param name="batchSize">The samples of a batch.</param>
/// <param name="isTraining">Whether the stream may vary them.</param>
internal sealed class StreamBatches<T>(IBatchStream<T> stream, int batchSize, bool isTraining = false) : TrainingBatches<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private int? _steps;
    private int _read;

    /// <inheritdoc/>
    public override int? Steps => _steps;

    /// <inheritdoc/>
    public override int BatchSize => batchSize;

    /// <inheritdoc/>
    public override void Start(long epoch, EpochPosition position, Batch<T> batch)
    {
        if (isTraining)
        {
            stream.ResetForTraining(epoch);
        }
        else
        {
            stream.Reset();
        }

        for (_read = 0; _read < position.Steps && stream.Read(batch); _read++)
        {
        }
    }

    /// <inheritdoc/>
    public override bool Read(Batch<T> batch)
    {
        if (stream.Read(batch))
        {
            _read++;
            return true;
        }

        _steps = _read;
        return false;
    }
}
