using System.Collections.Generic;
using System.Linq;
using DslNets.Compiler.Ir;
using DslNets.Compiler.Memory;
using DslNets.Compiler.Scheduling;

namespace DslNets.Compiler.Emit.Kernels;

/// <summary>An operand of a formula that is fused to a product.</summary>
/// <param name="Name">The parameter's name.</param>
public sealed record EpilogueOperand(string Name, Value Value, Location Location)
{
    /// <summary>The operands of a kernel's formula beside the product itself, each a parameter of the call.</summary>
    public static IReadOnlyList<EpilogueOperand> AddTo(KernelCall call, Kernel.Product kernel) => kernel.Operands.Skip(1)
        .Select((value, index) => Add(call, "v" + CSharp.Literal(index), value))
        .ToList();

    private static EpilogueOperand Add(KernelCall call, string name, Value value) => new(name, value, call.Reference(name, value));

    /// <summary>What a tile that begins at a channel and a row is given.</summary>
    public string Argument(string channel, string row, int blockLength) => Value.Kind == ValueKind.Feature ? $"ref Unsafe.Add(ref {Name}, {channel})"
        : Value.IsPerSample ? $"ref Unsafe.Add(ref {Name}, {ProductKernel.BlockOffset(Location, blockLength)})"
        : $"ref Unsafe.Add(ref {Name}, {ProductKernel.BlockOffset(Location, blockLength)} + (({row}) * {CSharp.Literal(blockLength)}))";

    /// <summary>What a tile reads for one of its channels, rows and vectors.</summary>
    public string Load(VectorType type, int channel, int row, int vector, int blockLength) => Value.Kind == ValueKind.Feature
        ? type.Broadcast(KernelCall.At(Name, channel))
        : type.Load(Name, ((Value.IsPerSample ? 0 : row) * blockLength) + (vector * type.Lanes));
}
