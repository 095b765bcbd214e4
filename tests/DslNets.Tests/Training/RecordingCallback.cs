namespace DslNets.Tests.Training;

/// <summary>Writes down what it is told, and does more at the end of steps or epochs when asked.</summary>
internal sealed class RecordingCallback(Action<FitProgress>? onStepEnd = null, Action<FitProgress>? onEpochEnd = null) : ICallback
{
    public List<string> Calls { get; } = [];

    public void OnTrainBegin(FitProgress progress) => Calls.Add("train");

    public void OnEpochBegin(FitProgress progress) => Calls.Add($"epoch {progress.Epoch}/{progress.LastPlannedEpoch}");

    public void OnStepEnd(FitProgress progress)
    {
        Calls.Add($"step {progress.Step}/{progress.Steps}");
        onStepEnd?.Invoke(progress);
    }

    public void OnEpochEnd(FitProgress progress)
    {
        Calls.Add($"end {progress.LastEpoch!.Epoch}");
        onEpochEnd?.Invoke(progress);
    }

    public void OnTrainEnd(FitProgress progress) => Calls.Add("done");
}
