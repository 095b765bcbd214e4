namespace DslNets;

/// <summary>What a stateful layer carries from batch to batch.</summary>
/// <param name="Before">Where the values of the batch before lie, in elements per sample.</param>
/// <param name="After">Where those of this batch lie at its end.</param>
/// <param name="Length">The elements of one sample.</param>
public sealed record CarriedState(int Before, int After, int Length);
