namespace DslNets;

/// <summary>The figures of one epoch.</summary>
/// <param name="Epoch">Its number, from 1.</param>
/// <param name="Loss">The mean training loss of its steps, penalties on weights included. Each step's loss is that before the step, in training mode.</param>
/// <param name="ValidationLoss">The loss of the validation samples after the epoch, penalties included; null without validation.</param>
/// <param name="Metrics">The metrics of the training samples by name, gathered from the outputs of the steps (in training mode).</param>
/// <param name="ValidationMetrics">The metrics of the validation samples by name; empty without validation.</param>
/// <param name="LearningRate">The learning rate of the epoch's last step.</param>
/// <param name="Steps">The batches of the epoch.</param>
/// <param name="Seconds">How long the epoch took, validation included. NaN for the best epoch of a checkpoint, which holds no times.</param>
public sealed record EpochRecord(
    int Epoch,
    double Loss,
    double? ValidationLoss,
    IReadOnlyDictionary<string, double> Metrics,
    IReadOnlyDictionary<string, double> ValidationMetrics,
    double LearningRate,
    int Steps,
    double Seconds);
