using System;
using DslNets.Compiler.Ir;
using DslNets.Compiler.Memory;
using DslNets.Compiler.Scheduling;

namespace DslNets.Compiler.Emit.Kernels;

/// <summary>For each index of one sample the row of a matrix.</summary>
public static class SingleLookupKernel
{
    public static string Emit(KernelMethods methods, MemoryPlan memory, Kernel.Dedicated kernel, Func<Value, string?> given)
    {
        var lookup = (Operation.Lookup)kernel.Result.Definition;
        Target target = methods.Target;
        int size = lookup.W.Inputs;
        var call = new KernelCall(memory, target.Element, isSingle: true);
        call.Reference("index", lookup.Index, given);
        call.Reference("weights", lookup.W);
        call.Reference("y", kernel.Result);
        return methods.Add(CSharp.MemberName(kernel.Result.Name) + "SingleLookup", KernelPrinter.Print(kernel), call.Parameters, body =>
        {
            body.Open($"for (int position = 0; position < {CSharp.Literal(lookup.Index.Positions)}; position++)");
            LookupKernel.DeclareRow(body, lookup.W, "Unsafe.Add(ref index, position)", "weights");
            body.Line($"ref {target.Element} positionY = ref Unsafe.Add(ref y, position * {CSharp.Literal(size)});");
            body.Open($"for (int feature = 0; feature < {CSharp.Literal(size)}; feature++)");
            body.Line("Unsafe.Add(ref positionY, feature) = Unsafe.Add(ref row, feature * width);");
            body.Close().Close();
        }) + "(" + call.Arguments + ");";
    }
}
