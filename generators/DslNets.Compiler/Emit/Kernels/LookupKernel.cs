using DslNets.Compiler.Ir;
using DslNets.Compiler.Memory;
using DslNets.Compiler.Scheduling;

namespace DslNets.Compiler.Emit.Kernels;

/// <summary>For each index the row of a matrix: sample by sample, because each names a row of its own.</summary>
public static class LookupKernel
{
    public static string Emit(KernelMethods methods, MemoryPlan memory, Kernel.Dedicated kernel)
    {
        var lookup = (Operation.Lookup)kernel.Result.Definition;
        Target target = methods.Target;
        int length = target.BlockLength;
        int size = lookup.W.Inputs;
        var call = new KernelCall(memory, target.Element);
        Location indexAt = call.Reference("index", lookup.Index);
        call.Reference("weights", lookup.W);
        Location yAt = call.Reference("y", kernel.Result);
        call.Units("blocks");
        return methods.Add(CSharp.MemberName(kernel.Result.Name) + "Lookup", KernelPrinter.Print(kernel), call.Parameters, body =>
        {
            body.Open("for (int block = first; block < end; block++)");
            body.Line($"ref {target.Element} blockIndex = ref Unsafe.Add(ref index, {ProductKernel.BlockOffset(indexAt, length)});");
            body.Line($"ref {target.Element} blockY = ref Unsafe.Add(ref y, {ProductKernel.BlockOffset(yAt, length)});");
            body.Open($"for (int position = 0; position < {CSharp.Literal(lookup.Index.Positions)}; position++)");
            body.Open($"for (int lane = 0; lane < {CSharp.Literal(length)}; lane++)");
            DeclareRow(body, lookup.W, $"Unsafe.Add(ref blockIndex, (position * {CSharp.Literal(length)}) + lane)", "weights");
            body.Line($"ref {target.Element} laneY = ref Unsafe.Add(ref blockY, (position * {CSharp.Literal(size * length)}) + lane);");
            body.Open($"for (int feature = 0; feature < {CSharp.Literal(size)}; feature++)");
            body.Line($"Unsafe.Add(ref laneY, feature * {CSharp.Literal(length)}) = Unsafe.Add(ref row, feature * width);");
            body.Close().Close().Close().Close();
        }) + "(" + call.Arguments + ");";
    }

    /// <summary>Declares <c>row</c>, where the weights of a row begin, and <c>width</c>, how far apart they are. Indexes are checked where they enter the network.</summary>
    public static void DeclareRow(SourceWriter body, Value w, string index, string weights)
    {
        int whole = Panels.Whole(w.Features);
        int rest = Panels.Rest(w.Features);
        body.Line($"int number = (int){index};");
        body.Line($"int panel = number / {CSharp.Literal(Panels.Width)};");
        body.Line(rest == 0 || Panels.WidthOf(rest) == Panels.Width ? $"const int width = {CSharp.Literal(Panels.Width)};"
            : whole == 0 ? $"const int width = {CSharp.Literal(Panels.WidthOf(rest))};"
            : $"int width = panel < {CSharp.Literal(whole)} ? {CSharp.Literal(Panels.Width)} : {CSharp.Literal(Panels.WidthOf(rest))};");
        body.Line($"ref var row = ref Unsafe.Add(ref {weights}, (panel * {CSharp.Literal(Panels.Width * w.Inputs)}) + number - (panel * {CSharp.Literal(Panels.Width)}));");
    }
}
