namespace DslNets;

/// <summary>Writes a checkpoint at the end of epochs.</summary>
/// <param name="path">The file; each checkpoint replaces the one before.</param>
/// <param name="every">After how many epochs; 1 unless set.</param>
public sealed class CheckpointSaver(string path, int every = 1) : ICallback
{
    private readonly int _every = Require.AtLeast(1, every, nameof(every));

    /// <inheritdoc/>
    public void OnEpochEnd(FitProgress progress)
    {
        ArgumentNullException.ThrowIfNull(progress);
        if (progress.Epoch % _every == 0)
        {
            progress.SaveCheckpoint(path);
        }
    }
}
