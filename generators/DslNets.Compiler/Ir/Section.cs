using System.Collections.Generic;

namespace DslNets.Compiler.Ir;

/// <summary>A part of a program.</summary>
/// <param name="Values">What it computes, in order.</param>
/// <param name="Sinks">Which of the values leave the program through a tensor.</param>
/// <param name="InputGradients">For a backward section: the gradient with respect to each input port; computed only when asked for.</param>
public sealed record Section(SectionKind Kind, IReadOnlyList<Value> Values, IReadOnlyList<Sink> Sinks, IReadOnlyList<Value?> InputGradients);

/// <summary>A value that is written to a tensor: to its gradient, or for state to the tensor itself.</summary>
/// <param name="AddsAlways">A second contribution to the same gradient: it adds, even when the pass overwrites.</param>
public sealed record Sink(Value Value, int Tensor, bool AddsAlways);
