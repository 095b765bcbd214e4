using DslNets.Compiler.Ir;
using DslNets.Compiler.Memory;
using DslNets.Compiler.Scheduling;

namespace DslNets.Compiler.Emit.Kernels;

/// <summary>Adds up, for each row of a matrix, the gradients of the places that looked it up. Each worker has some of the columns, so that the order of the sums is that of the samples.</summary>
public static class LookupGradientKernel
{
    public static string Emit(KernelMethods methods, MemoryPlan memory, Kernel.LookupGradient kernel)
    {
        var lookup = (Operation.LookupGradient)kernel.Source.Definition;
        Target target = methods.Target;
        int length = target.BlockLength;
        int size = kernel.Source.Inputs;
        int rows = kernel.Source.Features;
        var call = new KernelCall(memory, target.Element);
        Location dyAt = call.Reference("dy", lookup.DY);
        Location indexAt = call.Reference("index", lookup.Index);
        call.Reference("gradient", new Location(Region.Gradients, memory.Tensors[kernel.Sink.Tensor]));
        call.Number("int", "samples", "samples");
        call.Number("bool", "adds", kernel.Sink.AddsAlways ? "true" : "pass.AddsToGradients");
        call.Units(CSharp.Literal(size));
        return methods.Add(CSharp.MemberName(kernel.Source.Name) + "LookupGradient", KernelPrinter.Print(kernel), call.Parameters, body =>
        {
            body.Open("if (!adds)");
            body.Open($"for (int start = 0; start < {CSharp.Literal(rows)}; start += {CSharp.Literal(Panels.Width)})");
            LookupKernel.DeclareRow(body, kernel.Source, "start", "gradient");
            body.Line("MemoryMarshal.CreateSpan(ref Unsafe.Add(ref row, first * width), (end - first) * width).Clear();");
            body.Close().Close().Line();
            body.Open($"for (int block = 0, rest = samples; rest > 0; block++, rest -= {CSharp.Literal(length)})");
            body.Line($"ref {target.Element} blockIndex = ref Unsafe.Add(ref index, {ProductKernel.BlockOffset(indexAt, length)});");
            body.Line($"ref {target.Element} blockDY = ref Unsafe.Add(ref dy, {ProductKernel.BlockOffset(dyAt, length)});");
            body.Line($"int lanes = Math.Min(rest, {CSharp.Literal(length)});");
            body.Open($"for (int position = 0; position < {CSharp.Literal(lookup.Index.Positions)}; position++)");
            body.Open("for (int lane = 0; lane < lanes; lane++)");
            LookupKernel.DeclareRow(body, kernel.Source, $"Unsafe.Add(ref blockIndex, (position * {CSharp.Literal(length)}) + lane)", "gradient");
            body.Line($"ref {target.Element} laneDY = ref Unsafe.Add(ref blockDY, (position * {CSharp.Literal(size * length)}) + lane);");
            body.Open("for (int feature = first; feature < end; feature++)");
            body.Line($"Unsafe.Add(ref row, feature * width) += Unsafe.Add(ref laneDY, feature * {CSharp.Literal(length)});");
            body.Close().Close().Close().Close();
        }) + "(" + call.Arguments + ");";
    }
}
