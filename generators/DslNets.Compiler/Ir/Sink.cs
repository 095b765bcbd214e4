namespace DslNets.Compiler.Ir;

/// <summary>A value that is written to a tensor: to its gradient, or for state to the tensor itself.</summary>
/// <param name="AddsAlways">A second contribution to the same gradient: it adds, even when the pass overwrites.</param>
public sealed record Sink(Value Value, int Tensor, bool AddsAlways);
