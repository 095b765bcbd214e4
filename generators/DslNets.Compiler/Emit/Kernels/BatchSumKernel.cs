using System.Collections.Generic;
using System.Linq;
using DslNets.Compiler.Ir;
using DslNets.Compiler.Memory;
using DslNets.Compiler.Scalars;
using DslNets.Compiler.Scheduling;

namespace DslNets.Compiler.Emit.Kernels;

/// <summary>Sums over the samples of the batch and their positions, channel by channel. The lanes behind the last sample are left out.</summary>
public static class BatchSumKernel
{
    public static string Emit(KernelMethods methods, MemoryPlan memory, Kernel.BatchSum kernel)
    {
        Target target = methods.Target;
        var vector = new VectorType(target.Bits, target.Precision);
        var reduce = (Operation.ReduceBatch)kernel.Result.Definition;
        int length = target.BlockLength;
        int positions = reduce.Inputs.Max(input => input.Positions);
        var call = new KernelCall(memory, target.Element);
        List<Location> locations = reduce.Inputs.Select((input, index) => call.Reference(Name(index), input)).ToList();
        call.Reference("sums", kernel.Sink is { } sink ? new Location(Region.Gradients, memory.Tensors[sink.Tensor]) : memory[kernel.Result]);
        call.Number("int", "samples", "samples");
        call.Number("bool", "adds", kernel.Sink is null ? "false" : kernel.Sink.AddsAlways ? "true" : "pass.AddsToGradients");
        call.Units(CSharp.Literal(kernel.Result.Features));

        return methods.Add(CSharp.MemberName(kernel.Result.Name) + "BatchSum", KernelPrinter.Print(kernel), call.Parameters, body =>
        {
            string index = target.ElementBytes == 4 ? "int" : "long";
            body.Line($"var lanes = {vector.Class}<{index}>.Indices;");
            body.Open("for (int feature = first; feature < end; feature++)");
            body.Line($"var sum = {vector.Zero};");
            for (int input = 0; input < locations.Count; input++)
            {
                if (reduce.Inputs[input].Kind == ValueKind.Feature)
                {
                    body.Line($"var x{CSharp.Literal(input)} = {vector.Broadcast($"Unsafe.Add(ref {Name(input)}, feature)")};");
                }
                else
                {
                    string row = reduce.Inputs[input].Channels == 1 ? CSharp.Literal(locations[input].FirstRow) : $"({CSharp.Literal(locations[input].FirstRow)} + feature)";
                    body.Line($"ref {target.Element} p{CSharp.Literal(input)} = ref Unsafe.Add(ref {Name(input)}, {row} * {CSharp.Literal(length)});");
                }
            }

            body.Line("int rest = samples;");
            body.Open($"for (; rest >= {CSharp.Literal(length)}; rest -= {CSharp.Literal(length)})");
            AddPositions(body, isMasked: false);
            body.Close();
            body.Open("if (rest > 0)");
            AddPositions(body, isMasked: true);
            body.Close();
            body.Line($"ref {target.Element} total = ref Unsafe.Add(ref sums, feature);");
            body.Line($"total = VectorFunctions.Sum(sum) + (adds ? total : 0);");
            body.Close();
        }) + "(" + call.Arguments + ");";

        // Values with positions move on by one position each time, others by a block after all positions.
        void AddPositions(SourceWriter body, bool isMasked)
        {
            if (positions > 1)
            {
                body.Open($"for (int position = 0; position < {CSharp.Literal(positions)}; position++)");
            }

            Add(body, 0, isMasked);
            Add(body, vector.Lanes, isMasked);
            if (positions > 1)
            {
                Advance(body, input => reduce.Inputs[input].Positions > 1 ? reduce.Inputs[input].Channels : 0);
                body.Close();
            }

            if (!isMasked)
            {
                Advance(body, input => locations[input].BlockRows - (positions > 1 && reduce.Inputs[input].Positions > 1 ? reduce.Inputs[input].Features : 0));
            }
        }

        void Add(SourceWriter body, int offset, bool isMasked)
        {
            string suffix = (isMasked ? "m" : "w") + CSharp.Literal(offset) + "_";
            var emitter = new FormulaEmitter(
                vector,
                body,
                input => reduce.Inputs[input].Kind == ValueKind.Feature ? "x" + CSharp.Literal(input) : vector.Load("p" + CSharp.Literal(input), offset),
                new Positions("feature", "samples", Positions.None.Uniform));
            string value = emitter.Emit(reduce.Formula, suffix);
            if (isMasked)
            {
                string index = target.ElementBytes == 4 ? "int" : "long";
                string isSample = $"{vector.Class}.LessThan(lanes, {vector.Class}.Create(({index})(rest - {CSharp.Literal(offset)}))).As{(target.ElementBytes == 4 ? "Single" : "Double")}()";
                value = $"{vector.Class}.ConditionalSelect({isSample}, {value}, {vector.Zero})";
            }

            body.Line($"sum += {value};");
        }

        void Advance(SourceWriter body, System.Func<int, int> rows)
        {
            for (int input = 0; input < locations.Count; input++)
            {
                if (reduce.Inputs[input].Kind == ValueKind.Batch && rows(input) > 0)
                {
                    string pointer = "p" + CSharp.Literal(input);
                    body.Line($"{pointer} = ref Unsafe.Add(ref {pointer}, {CSharp.Literal(rows(input) * length)});");
                }
            }
        }

        static string Name(int index) => "v" + CSharp.Literal(index);
    }
}
