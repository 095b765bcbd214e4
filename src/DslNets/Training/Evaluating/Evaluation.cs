namespace DslNets;

/// <summary>How good a network is on some samples.</summary>
/// <param name="Loss">The weighted mean loss of the samples plus <paramref name="Penalty"/>, in inference mode; NaN when the network has no loss.</param>
/// <param name="Penalty">The penalties on weights.</param>
/// <param name="Accuracy">The part of the samples whose class is right, for the first target that is a class (see <see cref="Accuracy{T}"/>); null when none is.</param>
/// <param name="Metrics">The values of the metrics by name.</param>
/// <param name="Count">The number of samples.</param>
public sealed record Evaluation(double Loss, double Penalty, double? Accuracy, IReadOnlyDictionary<string, double> Metrics, long Count);
