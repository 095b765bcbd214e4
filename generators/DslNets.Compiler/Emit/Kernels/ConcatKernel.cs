using System.Collections.Generic;
using System.Linq;
using DslNets.Compiler.Ir;
using DslNets.Compiler.Memory;
using DslNets.Compiler.Scheduling;

namespace DslNets.Compiler.Emit.Kernels;

/// <summary>Copies the rows of several values one after the other, block by block.</summary>
public static class ConcatKernel
{
    public static string Emit(KernelMethods methods, MemoryPlan memory, Kernel.Concat kernel)
    {
        Target target = methods.Target;
        int length = target.BlockLength;
        var call = new KernelCall(memory, target.Element);
        List<(Value Value, Location Location, string Name)> inputs = kernel.Result.Operands
            .Select((value, index) => (value, call.Reference("v" + CSharp.Literal(index), value), "v" + CSharp.Literal(index)))
            .ToList();
        Location result = call.Reference("y", kernel.Result);
        call.Units("blocks");
        return methods.Add(CSharp.MemberName(kernel.Result.Name) + "Concat", KernelPrinter.Print(kernel), call.Parameters, body =>
        {
            body.Open("for (int block = first; block < end; block++)");
            int row = 0;
            foreach ((Value value, Location location, string name) in inputs)
            {
                string count = CSharp.Literal(value.Features * length);
                body.Line($"MemoryMarshal.CreateSpan(ref Unsafe.Add(ref {name}, {ProductKernel.BlockOffset(location, length)}), {count})");
                body.Line($"    .CopyTo(MemoryMarshal.CreateSpan(ref Unsafe.Add(ref y, {ProductKernel.BlockOffset(result, length)} + {CSharp.Literal(row * length)}), {count}));");
                row += value.Features;
            }

            body.Close();
        }) + "(" + call.Arguments + ");";
    }
}
