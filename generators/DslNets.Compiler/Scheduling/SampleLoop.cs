using System;
using System.Collections.Generic;
using DslNets.Compiler.Ir;
using DslNets.Compiler.Model;
using DslNets.Compiler.Scalars;

namespace DslNets.Compiler.Scheduling;

/// <summary>One loop over the channels of a <see cref="Kernel.PerSample"/> kernel; one channel means straight-line code.</summary>
public sealed record SampleLoop(int Channels, IReadOnlyList<Value> Values)
{
    /// <summary>The formula of a map or reduction, and what it reads.</summary>
    public static (Scalar Formula, EquatableArray<Value> Inputs) FormulaOf(Value value) => value.Definition switch
    {
        Operation.Map map => (map.Formula, map.Inputs),
        Operation.ReduceFeatures reduce => (reduce.Formula, reduce.Inputs),
        _ => throw new InvalidOperationException(value.Name),
    };
}
