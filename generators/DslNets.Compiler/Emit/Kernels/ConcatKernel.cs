using System;
using System.Collections.Generic;
using System.Linq;
using DslNets.Compiler.Ir;
using DslNets.Compiler.Memory;
using DslNets.Compiler.Scheduling;

namespace DslNets.Compiler.Emit.Kernels;

/// <summary>Copies the channels of several values one after the other, or some of one, block by block and position by position.</summary>
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
            int positions = kernel.Result.Positions;
            if (positions > 1)
            {
                body.Open($"for (int position = 0; position < {CSharp.Literal(positions)}; position++)");
            }

            int row = 0;
            int from = kernel.Result.Definition is Operation.Slice slice ? slice.First : 0;
            foreach ((Value value, Location location, string name) in inputs)
            {
                int channels = Math.Min(value.Channels, kernel.Result.Channels);
                string count = CSharp.Literal(channels * length);
                body.Line($"MemoryMarshal.CreateSpan(ref Unsafe.Add(ref {name}, {ProductKernel.BlockOffset(location, length)}{Position(value.Channels)}{Row(from)}), {count})");
                body.Line($"    .CopyTo(MemoryMarshal.CreateSpan(ref Unsafe.Add(ref y, {ProductKernel.BlockOffset(result, length)}{Position(kernel.Result.Channels)} + {CSharp.Literal(row * length)}), {count}));");
                row += channels;
            }

            body.Close();
            if (positions > 1)
            {
                body.Close();
            }

            string Position(int channels) => positions == 1 ? "" : $" + (position * {CSharp.Literal(channels * length)})";

            string Row(int rows) => rows == 0 ? "" : " + " + CSharp.Literal(rows * length);
        }) + "(" + call.Arguments + ");";
    }
}
