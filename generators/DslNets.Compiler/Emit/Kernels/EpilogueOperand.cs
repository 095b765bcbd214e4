using DslNets.Compiler.Ir;
using DslNets.Compiler.Memory;

namespace DslNets.Compiler.Emit.Kernels;

/// <summary>An operand of a formula that is fused to a product.</summary>
/// <param name="Name">The parameter's name.</param>
public sealed record EpilogueOperand(string Name, Value Value, Location Location)
{
    public static EpilogueOperand Of(KernelCall call, string name, Value value) => new(name, value, call.Reference(name, value));

    /// <summary>What a tile that begins at a row is given.</summary>
    public string Argument(string row, int blockLength) => Value.Kind == ValueKind.Feature ? $"ref Unsafe.Add(ref {Name}, {row})"
        : Value.IsPerSample ? $"ref Unsafe.Add(ref {Name}, {ProductKernel.BlockOffset(Location, blockLength)})"
        : $"ref Unsafe.Add(ref {Name}, {ProductKernel.BlockOffset(Location, blockLength)} + (({row}) * {CSharp.Literal(blockLength)}))";

    /// <summary>What a tile reads for one of its rows and vectors.</summary>
    public string Load(VectorType type, int row, int vector, int blockLength) => Value.Kind == ValueKind.Feature
        ? type.Broadcast(row == 0 ? Name : $"Unsafe.Add(ref {Name}, {CSharp.Literal(row)})")
        : type.Load(Name, ((Value.IsPerSample ? 0 : row) * blockLength) + (vector * type.Lanes));
}
