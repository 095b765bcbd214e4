namespace DslNets;

/// <summary>Checks the numbers a metric is to go on from.</summary>
internal static class SavedMetric
{
    /// <exception cref="InvalidDataException">There are more or fewer of them than the metric has saved.</exception>
    public static void RequireLength(bool fits, string metric)
    {
        if (!fits)
        {
            throw new InvalidDataException($"What the checkpoint holds of the metric '{metric}' is not of this metric.");
        }
    }
}
