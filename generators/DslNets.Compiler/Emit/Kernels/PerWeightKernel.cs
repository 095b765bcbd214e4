using DslNets.Compiler.Ir;
using DslNets.Compiler.Memory;
using DslNets.Compiler.Scheduling;

namespace DslNets.Compiler.Emit.Kernels;

/// <summary>Adds a formula of the weights to their gradient: penalties. Padding is zero and adds nothing.</summary>
public static class PerWeightKernel
{
    public static string Emit(KernelMethods methods, MemoryPlan memory, Kernel.PerWeight kernel)
    {
        Target target = methods.Target;
        var vector = new VectorType(target.Bits, target.Precision);
        var map = (Operation.Map)kernel.Source.Definition;
        Value tensor = map.Inputs[0];
        int stored = tensor.Kind == ValueKind.Matrix ? Panels.MatrixLength(tensor.Features, tensor.Inputs) : Panels.VectorLength(tensor.Features);
        var call = new KernelCall(memory, target.Element);
        call.Reference("weights", tensor);
        call.Reference("gradient", new Location(Region.Gradients, memory.Tensors[kernel.Sink.Tensor]));
        call.Number("bool", "adds", kernel.Sink.AddsAlways ? "true" : "pass.AddsToGradients");
        call.Units(CSharp.Literal(stored / Panels.Granularity));
        return methods.Add(CSharp.MemberName(kernel.Source.Name), KernelPrinter.Print(kernel), call.Parameters, body =>
        {
            body.Open($"for (int index = first * {CSharp.Literal(Panels.Granularity)}; index < end * {CSharp.Literal(Panels.Granularity)}; index += {CSharp.Literal(vector.Lanes)})");
            body.Line($"var w = {vector.Load("Unsafe.Add(ref weights, index)")};");
            body.Line($"ref {target.Element} at = ref Unsafe.Add(ref gradient, index);");
            string penalty = new FormulaEmitter(vector, body, _ => "w", Positions.None).Emit(map.Formula, "t");
            body.Line($"var penalty = {penalty};");
            body.Line(vector.Store($"(adds ? {vector.Load("at")} + penalty : penalty)", "at"));
            body.Close();
        }) + "(" + call.Arguments + ");";
    }
}
