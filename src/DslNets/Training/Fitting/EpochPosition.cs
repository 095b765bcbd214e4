namespace DslNets;

/// <summary>How much of the current epoch is done.</summary>
/// <param name="Steps">The batches trained on.</param>
/// <param name="Samples">The samples trained on.</param>
/// <param name="LossSum">The sum of their losses times their weights.</param>
/// <param name="WeightSum">The sum of their weights.</param>
internal readonly record struct EpochPosition(int Steps, long Samples, double LossSum, double WeightSum);
