using System.Collections.Generic;
using DslNets.Compiler.Ir;

namespace DslNets.Compiler.Scheduling;

/// <summary>One loop over the channels of a <see cref="Kernel.PerSample"/> kernel; one channel means straight-line code.</summary>
public sealed record SampleLoop(int Channels, IReadOnlyList<Value> Values);
