using System.Collections.Generic;
using DslNets.Compiler.Ir;
using DslNets.Compiler.Memory;
using DslNets.Compiler.Scheduling;

namespace DslNets.Compiler;

/// <summary>A program with its kernels and its memory.</summary>
public sealed record CompiledProgram(IrProgram Program, IReadOnlyList<ScheduledSection> Sections, MemoryPlan Memory);
