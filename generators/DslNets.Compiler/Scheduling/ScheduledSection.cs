using System.Collections.Generic;
using DslNets.Compiler.Ir;

namespace DslNets.Compiler.Scheduling;

/// <summary>The kernels of a section, in order.</summary>
/// <param name="Cleared">Trained tensors whose gradient this section does not compute, because nothing of it reaches them: it is zero.</param>
public sealed record ScheduledSection(SectionKind Kind, IReadOnlyList<Kernel> Kernels, IReadOnlyList<int> Cleared);
