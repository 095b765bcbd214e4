using System;
using System.Collections.Generic;
using DslNets.Compiler.Ir;

namespace DslNets.Compiler.Memory;

/// <summary>Where everything of a program lies.</summary>
/// <param name="Tensors">The offset of each tensor in the parameter buffer, or in the state buffer.</param>
/// <param name="LengthPerSample">The elements of the arena per sample of the padded batch.</param>
/// <param name="FixedLength">The elements of the arena that do not depend on the batch; they follow the others.</param>
public sealed record MemoryPlan(IReadOnlyDictionary<Value, Location> Values, IReadOnlyList<int> Tensors, int LengthPerSample, int FixedLength)
{
    /// <summary>The elements that a stream remembers.</summary>
    public int StreamLength { get; init; }

    public Location this[Value value] => value.Definition switch
    {
        Operation.Reshape reshape => this[reshape.Input],
        Operation.Slice slice when value.Positions == 1 => this[slice.Input] is var whole ? whole with { FirstRow = whole.FirstRow + slice.First } : throw new InvalidOperationException(),
        _ => Values[value],
    };
}
