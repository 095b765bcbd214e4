using System.Collections.Generic;

namespace DslNets.Compiler.Ir;

/// <summary>A part of a program.</summary>
/// <param name="Values">What it computes, in order.</param>
/// <param name="Sinks">Which of the values leave the program through a tensor.</param>
/// <param name="InputGradients">For a backward section: the gradient with respect to each input port; computed only when asked for.</param>
public sealed record Section(SectionKind Kind, IReadOnlyList<Value> Values, IReadOnlyList<Sink> Sinks, IReadOnlyList<Value?> InputGradients);
