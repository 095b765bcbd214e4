using System.Numerics;

namespace DslNets;

/// <summary>The best epoch of a training run as metadata of a checkpoint.</summary>
internal static class BestEpochMetadata
{
    private const string Figure = "best.figure";
    private const string FirstEpoch = "best.firstEpoch";
    private const string Epoch = "best.epoch";
    private const string Value = "best.value";
    private const string Loss = "best.loss";
    private const string ValidationLoss = "best.validationLoss";
    private const string LearningRate = "best.learningRate";
    private const string Steps = "best.steps";
    private const string Weights = "best.weights";
    private const string Metrics = "best.metrics.";
    private const string ValidationMetrics = "best.validationMetrics.";

    /// <summary>Adds everything but the weights, and how long the epoch took: the same training is to give the same file.</summary>
    public static void Write<T>(BestEpoch<T> best, Dictionary<string, string> metadata)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        metadata[Figure] = best.Figure;
        metadata[FirstEpoch] = Checkpoint.Text(best.FirstEpoch);
        if (best.Record is not { } record)
        {
            return;
        }

        metadata[Epoch] = Checkpoint.Text(record.Epoch);
        metadata[Value] = Checkpoint.Text(best.Value);
        metadata[Loss] = Checkpoint.Text(record.Loss);
        metadata[LearningRate] = Checkpoint.Text(record.LearningRate);
        metadata[Steps] = Checkpoint.Text(record.Steps);
        metadata[Weights] = Checkpoint.Text(best.Weights is null ? 0 : 1);
        if (record.ValidationLoss is { } validationLoss)
        {
            metadata[ValidationLoss] = Checkpoint.Text(validationLoss);
        }

        Write(record.Metrics, Metrics, metadata);
        Write(record.ValidationMetrics, ValidationMetrics, metadata);
    }

    /// <summary>Reads what <see cref="Write{T}"/> has written; its weights, if it has any, are still zero.</summary>
    /// <returns>Null when the checkpoint was not made while fitting.</returns>
    /// <exception cref="InvalidDataException">Something is missing or damaged.</exception>
    public static BestEpoch<T>? Read<T>(IReadOnlyDictionary<string, string> metadata, NetworkDescription description)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (!metadata.TryGetValue(Figure, out string? figure))
        {
            return null;
        }

        var best = new BestEpoch<T>(figure, Checkpoint.Count<int>(metadata, FirstEpoch));
        if (!metadata.ContainsKey(Epoch))
        {
            return best;
        }

        best.Value = Checkpoint.Number<double>(metadata, Value);
        best.Record = new EpochRecord(
            Checkpoint.Count<int>(metadata, Epoch),
            Checkpoint.Number<double>(metadata, Loss),
            Checkpoint.NumberOrNull<double>(metadata, ValidationLoss),
            ReadAll(Metrics, metadata),
            ReadAll(ValidationMetrics, metadata),
            Checkpoint.Number<double>(metadata, LearningRate),
            Checkpoint.Count<int>(metadata, Steps),
            Seconds: double.NaN);
        best.Weights = Checkpoint.Count<int>(metadata, Weights) > 0 ? new ParameterStore<T>(description) : null;
        return best;
    }

    private static void Write(IReadOnlyDictionary<string, double> values, string prefix, Dictionary<string, string> metadata)
    {
        foreach ((string name, double value) in values)
        {
            metadata[prefix + name] = Checkpoint.Text(value);
        }
    }

    private static Dictionary<string, double> ReadAll(string prefix, IReadOnlyDictionary<string, string> metadata) =>
        metadata.Keys.Where(key => key.StartsWith(prefix, StringComparison.Ordinal)).ToDictionary(key => key[prefix.Length..], key => Checkpoint.Number<double>(metadata, key));
}
