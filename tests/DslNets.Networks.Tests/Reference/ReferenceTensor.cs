namespace DslNets.Networks.Tests.Reference;

/// <summary>A parameter or state tensor of a network.</summary>
/// <param name="Name">The name in files.</param>
/// <param name="Length">The number of values.</param>
/// <param name="Center">A sensible random value is around this,</param>
/// <param name="Deviation">and about this far from it.</param>
/// <param name="IsState">Whether it is not trained.</param>
internal sealed record ReferenceTensor(string Name, int Length, double Center, double Deviation, bool IsState = false);
