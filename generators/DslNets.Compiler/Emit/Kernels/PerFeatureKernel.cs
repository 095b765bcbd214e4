using System.Collections.Generic;
using System.Linq;
using DslNets.Compiler.Ir;
using DslNets.Compiler.Memory;
using DslNets.Compiler.Scalars;
using DslNets.Compiler.Scheduling;

namespace DslNets.Compiler.Emit.Kernels;

/// <summary>Maps over features without a batch, one number at a time: they are few.</summary>
public static class PerFeatureKernel
{
    public static string Emit(KernelMethods methods, MemoryPlan memory, IReadOnlyList<TensorModel> tensors, Kernel.PerFeature kernel) =>
        Emit(methods, memory, tensors, kernel, isSingle: false);

    /// <summary>The same for the prediction of one sample.</summary>
    public static string EmitSingle(KernelMethods methods, MemoryPlan memory, IReadOnlyList<TensorModel> tensors, Kernel.PerFeature kernel) =>
        Emit(methods, memory, tensors, kernel, isSingle: true);

    private static string Emit(KernelMethods methods, MemoryPlan memory, IReadOnlyList<TensorModel> tensors, Kernel.PerFeature kernel, bool isSingle)
    {
        Target target = methods.Target;
        var number = new VectorType(0, target.Precision);
        var call = new KernelCall(memory, target.Element, isSingle);
        var names = new Dictionary<Value, string>();
        foreach (Value value in kernel.Reads.Distinct().Concat(kernel.Values.Where(memory.Values.ContainsKey)))
        {
            names[value] = "v" + CSharp.Literal(names.Count);
            call.Reference(names[value], value);
        }

        int sinks = 0;
        foreach (Sink sink in kernel.Sinks)
        {
            call.Reference("tensor" + CSharp.Literal(sinks++), new Location(tensors[sink.Tensor].IsState ? Region.State : Region.Gradients, memory.Tensors[sink.Tensor]));
        }

        call.Number("int", "samples", isSingle ? "1" : "samples");
        if (kernel.Sinks.Count > 0)
        {
            call.Number("bool", "adds", "pass.AddsToGradients");
        }

        if (isSingle)
        {
            call.Number("int", "first", "0");
            call.Number("int", "end", "1");
        }
        else
        {
            call.Units("1");
        }

        string name = CSharp.MemberName((kernel.Values.Count > 0 ? kernel.Values[kernel.Values.Count - 1] : kernel.Sinks[0].Value).Name) + "PerFeature";
        string comment = KernelPrinter.Print(kernel);
        return methods.Add(name, comment, call.Parameters, body =>
        {
            body.Line("if (first == end)").Line("{").Line("    return;").Line("}").Line();
            int loops = 0;
            foreach (IGrouping<int, Value> group in kernel.Values.GroupBy(value => value.Features))
            {
                body.Open($"for (int feature = 0; feature < {CSharp.Literal(group.Key)}; feature++)");
                var locals = new Dictionary<Value, string>();
                foreach (Value value in group)
                {
                    var map = (Operation.Map)value.Definition;
                    var emitter = new FormulaEmitter(
                        number,
                        body,
                        index => locals.TryGetValue(map.Inputs[index], out string local) ? local
                            : map.Inputs[index].Features == 1 ? names[map.Inputs[index]]
                            : $"Unsafe.Add(ref {names[map.Inputs[index]]}, feature)",
                        new Positions("feature", "samples", Positions.None.Uniform));
                    string result = emitter.Emit(map.Formula, $"t{CSharp.Literal(loops)}_{CSharp.Literal(locals.Count)}_");
                    locals[value] = $"x{CSharp.Literal(loops)}_{CSharp.Literal(locals.Count)}";
                    body.Line($"{target.Element} {locals[value]} = {result};");
                    if (names.TryGetValue(value, out string stored))
                    {
                        body.Line($"Unsafe.Add(ref {stored}, feature) = {locals[value]};");
                    }
                }

                body.Close();
                loops++;
            }

            for (int index = 0; index < kernel.Sinks.Count; index++)
            {
                Sink sink = kernel.Sinks[index];
                bool isState = tensors[sink.Tensor].IsState;
                string tensor = $"Unsafe.Add(ref tensor{CSharp.Literal(index)}, feature)";
                string value = $"Unsafe.Add(ref {names[sink.Value]}, feature)";
                body.Open($"for (int feature = 0; feature < {CSharp.Literal(sink.Value.Features)}; feature++)");
                body.Line(isState ? $"{tensor} = {value};" : sink.AddsAlways ? $"{tensor} += {value};" : $"{tensor} = {value} + (adds ? {tensor} : 0);");
                body.Close();
            }
        }) + "(" + call.Arguments + ");";
    }
}
