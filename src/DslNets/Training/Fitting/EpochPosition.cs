namespace DslNets;

/// <summary>How much of the current epoch is done.</summary>
/// <param name="Steps">The batches trained on.</param>
/// <param name="Samples">The samples trained on.</param>
internal readonly record struct EpochPosition(int Steps, long Samples);
