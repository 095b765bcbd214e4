namespace DslNets;

/// <summary>What happened while training.</summary>
/// <param name="Epochs">The finished epochs, in order. An epoch that was cancelled is not among them.</param>
/// <param name="Best">
/// The epoch with the best figure - that of early stopping, or else the validation loss, or else the training loss; null when no epoch was finished.
/// When training that was interrupted is gone on with, it may be an epoch before these.
/// </param>
/// <param name="StopReason">Why training ended.</param>
public sealed record History(IReadOnlyList<EpochRecord> Epochs, EpochRecord? Best, StopReason StopReason)
{
    /// <summary>The number of the best epoch, from 1; 0 when no epoch was finished.</summary>
    public int BestEpoch => Best?.Epoch ?? 0;
}
