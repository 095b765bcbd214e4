namespace DslNets;

/// <summary>How far training has come. One object, brought up to date before each call of a callback.</summary>
public sealed class FitProgress
{
    private readonly Action<string> _saveCheckpoint;
    private readonly Func<TimeSpan> _elapsed;

    internal FitProgress(IReadOnlyList<IMetric> metrics, Action<string> saveCheckpoint, Func<TimeSpan> elapsed)
    {
        Metrics = metrics;
        _saveCheckpoint = saveCheckpoint;
        _elapsed = elapsed;
    }

    /// <summary>The number of the epoch, from 1; a trainer goes on counting where it stopped.</summary>
    public int Epoch { get; internal set; }

    /// <summary>The number of the last epoch planned.</summary>
    public int LastPlannedEpoch { get; internal set; }

    /// <summary>The batches of the epoch that were trained on.</summary>
    public int Step { get; internal set; }

    /// <summary>The batches of an epoch; null when a stream's first epoch has not shown it yet.</summary>
    public int? Steps { get; internal set; }

    /// <summary>The mean training loss of the epoch so far; NaN before its first step.</summary>
    public double Loss { get; internal set; } = double.NaN;

    /// <summary>The metrics, with the values of the epoch so far on the training samples.</summary>
    public IReadOnlyList<IMetric> Metrics { get; }

    /// <summary>The learning rate of the next step.</summary>
    public double LearningRate { get; internal set; }

    /// <summary>The time since training started.</summary>
    public TimeSpan Elapsed => _elapsed();

    /// <summary>The figures of the epoch that ended last; null before.</summary>
    public EpochRecord? LastEpoch { get; internal set; }

    /// <summary>Whether <see cref="Stop"/> was called.</summary>
    public bool StopsAfterEpoch { get; private set; }

    /// <summary>Ends training after the current epoch.</summary>
    public void Stop() => StopsAfterEpoch = true;

    /// <summary>Writes all that is needed to go on later with the same bits; see <see cref="Trainer{TNetwork, T}.SaveCheckpoint"/>.</summary>
    /// <param name="path">The file; replaced when it exists.</param>
    public void SaveCheckpoint(string path) => _saveCheckpoint(path);
}
