using System.Collections.Generic;
using DslNets.Compiler.Ir;

namespace DslNets.Compiler.Scheduling;

/// <summary>One loop over features of a <see cref="Kernel.PerSample"/> kernel; one feature means straight-line code.</summary>
public sealed record SampleLoop(int Features, IReadOnlyList<Value> Values);
