using System.Collections.Generic;
using System.Linq;
using DslNets.Compiler.Ir;
using DslNets.Compiler.Memory;
using DslNets.Compiler.Scheduling;

namespace DslNets.Compiler.Emit.Kernels;

/// <summary>The formula that a pool applies before it stores, in a loop over the vectors of a pixel: <c>element</c> counts channels and samples together.</summary>
public sealed class PoolEpilogue(KernelCall call, Target target, Kernel.Product kernel)
{
    private readonly VectorType _vector = new(target.Bits, target.Precision);
    private readonly IReadOnlyList<EpilogueOperand> _operands = EpilogueOperand.AddTo(call, kernel);

    /// <summary>Declares where the operands of a pixel begin.</summary>
    /// <param name="row">The pixel's first row in the block, as C#.</param>
    public void Declare(SourceWriter body, string row)
    {
        foreach (EpilogueOperand operand in _operands.Where(operand => operand.Value.Kind == ValueKind.Batch))
        {
            string rows = operand.Value.IsPerSample ? "" : $" + (({row}) * {CSharp.Literal(target.BlockLength)})";
            body.Line($"ref {target.Element} {Name(operand)} = ref Unsafe.Add(ref {operand.Name}, {ProductKernel.BlockOffset(operand.Location, target.BlockLength)}{rows});");
        }
    }

    /// <summary>The value to store.</summary>
    /// <param name="offset">Added to the element: where the pixel lies relative to the one declared.</param>
    /// <param name="pixel">Tells apart the locals of pixels that are written one after the other.</param>
    public string Result(SourceWriter body, string sum, string offset = "", string pixel = "")
    {
        string element = offset.Length == 0 ? "element" : "element + " + offset;
        return new FormulaEmitter(_vector, body, index => index == 0 ? sum : Load(_operands[index - 1]), Positions.None).Emit(kernel.Epilogue, sum + pixel + "_");

        string Load(EpilogueOperand operand) => operand.Value.Kind == ValueKind.Feature
            ? _vector.Broadcast($"Unsafe.Add(ref {operand.Name}, element / {CSharp.Literal(target.BlockLength)})")
            : operand.Value.IsPerSample
                ? _vector.Load($"Unsafe.Add(ref {Name(operand)}, element & {CSharp.Literal(_vector.Lanes)})")
                : _vector.Load($"Unsafe.Add(ref {Name(operand)}, {element})");
    }

    private static string Name(EpilogueOperand operand) => "pixel" + operand.Name;
}
