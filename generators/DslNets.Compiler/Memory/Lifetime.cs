using DslNets.Compiler.Ir;

namespace DslNets.Compiler.Memory;

/// <summary>When a value is alive. A program runs along one of two time lines: with the backward section from the loss, or with the one from the outputs.</summary>
/// <param name="FromLoss">Its life on the time line that ends with the backward section from the loss.</param>
/// <param name="FromOutputs">Its life on the other one.</param>
public sealed record Lifetime(Value Value, Interval FromLoss, Interval FromOutputs)
{
    public bool Overlaps(Lifetime other) => FromLoss.Overlaps(other.FromLoss) || FromOutputs.Overlaps(other.FromOutputs);
}
