namespace DslNets.Tests;

/// <summary>Histories without a training.</summary>
internal static class Histories
{
    public static readonly IReadOnlyDictionary<string, double> NoMetrics = new Dictionary<string, double>();

    /// <summary>Epochs with these losses; the best is the first with the smallest.</summary>
    public static History Of(params double[] losses)
    {
        EpochRecord[] epochs = [.. losses.Select((loss, index) => Epoch(index + 1, loss))];
        return new History(epochs, epochs.MinBy(epoch => epoch.Loss), StopReason.Completed);
    }

    public static EpochRecord Epoch(int epoch, double loss, double? validationLoss = null, double? accuracy = null, double? validationAccuracy = null, double learningRate = 0.001) => new(
        epoch,
        loss,
        validationLoss,
        accuracy is { } value ? new Dictionary<string, double> { ["accuracy"] = value } : NoMetrics,
        validationAccuracy is { } validation ? new Dictionary<string, double> { ["accuracy"] = validation } : NoMetrics,
        learningRate,
        Steps: 10,
        Seconds: 0.5);
}
