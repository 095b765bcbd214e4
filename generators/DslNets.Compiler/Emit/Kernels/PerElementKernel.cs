using System.Collections.Generic;
using System.Linq;
using DslNets.Compiler.Ir;
using DslNets.Compiler.Memory;
using DslNets.Compiler.Model;
using DslNets.Compiler.Scalars;
using DslNets.Compiler.Scheduling;

namespace DslNets.Compiler.Emit.Kernels;

/// <summary>Maps of values of one shape, with numbers for each channel: they run through memory in its order, row by row, both vectors of a block at a time.</summary>
public static class PerElementKernel
{
    /// <summary>Whether no value has one number for a sample or a position, which several features would share.</summary>
    public static bool IsFor(Kernel.PerSample kernel) => kernel.Loops.Count == 1 && kernel.Loops[0].Channels > 1
        && kernel.Loops[0].Values.All(value => value.Definition is Operation.Map && value.Operands.All(operand => operand.Kind == ValueKind.Feature
            || (operand.Features == value.Features && (kernel.Positions == 1 || operand.Positions == value.Positions))));

    public static string Emit(KernelMethods methods, MemoryPlan memory, Kernel.PerSample kernel)
    {
        Target target = methods.Target;
        var vector = new VectorType(target.Bits, target.Precision);
        int length = target.BlockLength;
        IReadOnlyList<Value> computed = kernel.Loops[0].Values;
        int channels = kernel.Positions > 1 ? kernel.Loops[0].Channels : 1;
        int rows = kernel.Positions > 1 ? kernel.Positions : kernel.Loops[0].Channels;
        string feature = channels > 1 ? "channel" : "row";

        var call = new KernelCall(memory, target.Element);
        var names = new Dictionary<Value, string>();
        foreach (Value value in kernel.Reads.Distinct().Concat(computed.Where(memory.Values.ContainsKey)))
        {
            names[value] = "v" + CSharp.Literal(names.Count);
            call.Reference(names[value], value);
        }

        List<Scalar> parts = computed.SelectMany(value => ((Operation.Map)value.Definition).Formula.Descend()).ToList();
        bool isRandom = parts.Any(part => part is Scalar.Uniform);
        if (isRandom)
        {
            call.Number("uint", "key", "pass.RandomKey");
        }

        if (parts.Any(part => part is Scalar.SampleCount))
        {
            call.Number("int", "samples", "samples");
        }

        call.Units(rows, "blocks");
        string unsigned = target.Precision == Precision.Single ? "uint" : "ulong";
        return methods.Add(CSharp.MemberName(computed[computed.Count - 1].Name) + "PerElement", KernelPrinter.Print(kernel), call.Parameters, body =>
        {
            body.Open("while (first < end)");
            body.Line($"int block = first / {CSharp.Literal(rows)};");
            body.Line($"int row = first - (block * {CSharp.Literal(rows)});");
            body.Line($"int endRow = Math.Min({CSharp.Literal(rows)}, row + end - first);");
            body.Line("first += endRow - row;");
            for (int half = 0; half < 2 && isRandom; half++)
            {
                body.Line($"var sample{VectorType.Halves[half]} = {vector.Class}.Create(({unsigned})((block * {CSharp.Literal(length)}) + {CSharp.Literal(half * vector.Lanes)})) + {vector.Class}<{unsigned}>.Indices;");
            }

            foreach (KeyValuePair<Value, string> value in names.Where(value => value.Key.Kind == ValueKind.Batch))
            {
                body.Line($"ref {target.Element} {value.Value}Row = ref Unsafe.Add(ref {value.Value}, {ProductKernel.BlockOffset(memory[value.Key], length)} + (row * {CSharp.Literal(channels * length)}));");
            }

            body.Open("for (; row < endRow; row++)");
            if (channels > 1)
            {
                body.Open($"for (int channel = 0; channel < {CSharp.Literal(channels)}; channel++)");
            }

            foreach (KeyValuePair<Value, string> value in names.Where(value => value.Key.Kind == ValueKind.Feature))
            {
                body.Line($"var {value.Value}Broadcast = {vector.Broadcast(value.Key.Features == 1 ? value.Value : $"Unsafe.Add(ref {value.Value}, {feature})")};");
            }

            for (int half = 0; half < 2; half++)
            {
                Write(half);
            }

            foreach (KeyValuePair<Value, string> value in names.Where(value => value.Key.Kind == ValueKind.Batch))
            {
                body.Line($"{value.Value}Row = ref Unsafe.Add(ref {value.Value}Row, {CSharp.Literal(length)});");
            }

            if (channels > 1)
            {
                body.Close();
            }

            body.Close().Close();

            void Write(int half)
            {
                var locals = new Dictionary<Value, string>();
                for (int index = 0; index < computed.Count; index++)
                {
                    Value value = computed[index];
                    var map = (Operation.Map)value.Definition;
                    string local = "y" + CSharp.Literal(index) + VectorType.Halves[half];
                    var emitter = new FormulaEmitter(vector, body, input => Operand(map.Inputs[input]), new Positions(feature, "samples", Uniform));
                    body.Line($"var {local} = {emitter.Emit(map.Formula, local + "_")};");
                    locals[value] = local;
                    if (names.TryGetValue(value, out string stored))
                    {
                        body.Line(vector.Store(local, stored + "Row", half * vector.Lanes));
                    }
                }

                string Operand(Value operand)
                {
                    if (operand.Kind == ValueKind.Feature)
                    {
                        return names[operand] + "Broadcast";
                    }

                    if (!locals.TryGetValue(operand, out string local))
                    {
                        locals[operand] = local = names[operand] + VectorType.Halves[half];
                        body.Line($"var {local} = {vector.Load(names[operand] + "Row", half * vector.Lanes)};");
                    }

                    return local;
                }

                string Uniform(int salt)
                {
                    string element = channels > 1 ? $"((row * {CSharp.Literal(channels)}) + channel)" : "row";
                    return $"VectorFunctions.Uniform(CounterHash.Salted(key, {CSharp.Literal(salt)}), (sample{VectorType.Halves[half]} * {CSharp.Literal(rows * channels)}) + {vector.Class}.Create(({unsigned}){element}))";
                }
            }
        }) + "(" + call.Arguments + ");";
    }
}
