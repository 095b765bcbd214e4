using System;
using System.Collections.Generic;
using System.Linq;
using DslNets.Compiler.Ir;
using DslNets.Compiler.Memory;
using DslNets.Compiler.Scheduling;

namespace DslNets.Compiler.Emit.Kernels;

/// <summary>
/// Sums over the samples of the batch and their positions. Some channels side by side are added up in registers, while the loop runs over positions and blocks. The lanes behind the last sample are left out.
/// </summary>
public static class BatchSumKernel
{
    /// <summary>Accumulators of a tile: two for each channel and sum.</summary>
    private const int LargestTile = 16;

    public static string Emit(KernelMethods methods, MemoryPlan memory, Kernel.BatchSum kernel)
    {
        Target target = methods.Target;
        var call = new KernelCall(memory, target.Element);
        List<SumOperand> operands = kernel.Reads.Select((value, index) => new SumOperand(value, "v" + CSharp.Literal(index), call.Reference("v" + CSharp.Literal(index), value))).ToList();
        for (int sum = 0; sum < kernel.Sums.Count; sum++)
        {
            (Value result, Sink? sink) = kernel.Sums[sum];
            call.Reference("sums" + CSharp.Literal(sum), sink is null ? memory[result] : new Location(Region.Gradients, memory.Tensors[sink.Tensor]));
            call.Number("bool", "adds" + CSharp.Literal(sum), sink is null ? "false" : sink.AddsAlways ? "true" : "pass.AddsToGradients");
        }

        call.Number("int", "samples", "samples");
        string name = CSharp.MemberName(kernel.Sums[0].Result.Name) + "BatchSum";
        string comment = KernelPrinter.Print(kernel);
        IReadOnlyList<(int Rows, int Count)> runs = Tiling.Split(kernel.Channels, Math.Max(1, LargestTile / (target.Registers == 32 ? 2 : 4) / kernel.Sums.Count));
        int tiles = runs.Sum(run => run.Count);
        call.Units(CSharp.Literal(tiles));
        return methods.Add(name, comment, call.Parameters, body =>
        {
            body.Open("for (int unit = first; unit < end; unit++)");
            TileSelection.Write(body, runs, "unit", (channel, rows) => Call(rows, channel));

            body.Close();

            void Call(int rows, string channel)
            {
                body.Line($"int channel = {channel};");
                string values = string.Join(", ", operands.Select(operand => "ref " + operand.Argument(target.BlockLength)));
                string sums = string.Concat(kernel.Sums.Select((_, sum) => $", ref Unsafe.Add(ref sums{CSharp.Literal(sum)}, channel), adds{CSharp.Literal(sum)}"));
                body.Line($"{Tile(methods, name, comment, kernel, operands, rows)}({values}{sums}, samples);");
            }
        }) + "(" + call.Arguments + ");";
    }

    private static string Tile(KernelMethods methods, string name, string comment, Kernel.BatchSum kernel, List<SumOperand> operands, int rows)
    {
        Target target = methods.Target;
        string element = target.Element;
        var vector = new VectorType(target.Bits, target.Precision);
        int length = target.BlockLength;
        string index = target.ElementBytes == 4 ? "int" : "long";
        string parameters = string.Concat(operands.Select(operand => $"ref {element} {operand.Name}, "))
            + string.Concat(kernel.Sums.Select((_, sum) => $"ref {element} sums{CSharp.Literal(sum)}, bool adds{CSharp.Literal(sum)}, ")) + "int samples";
        return methods.Add($"{name}Tile{CSharp.Literal(rows)}", comment, parameters, body =>
        {
            foreach (string half in VectorType.Halves)
            {
                ForEachSum((sum, _, _) => body.Line($"var {sum}{half} = {vector.Zero};"));
            }

            foreach (SumOperand operand in operands.Where(operand => operand.Value.Kind == ValueKind.Feature))
            {
                for (int row = 0; row < (operand.Value.Features == 1 ? 1 : rows); row++)
                {
                    body.Line($"var {operand.Local(row)} = {vector.Broadcast(KernelCall.At(operand.Name, row))};");
                }
            }

            body.Line("int rest = samples;");
            body.Open($"for (; rest >= {CSharp.Literal(length)}; rest -= {CSharp.Literal(length)})");
            AddPositions(isMasked: false);
            body.Close();
            body.Open("if (rest > 0)");
            body.Line($"var lanes = {vector.Class}<{index}>.Indices;");
            for (int half = 0; half < 2; half++)
            {
                body.Line($"var is{VectorType.Halves[half]} = {vector.Class}.LessThan(lanes, {vector.Class}.Create(({index})(rest - {CSharp.Literal(half * vector.Lanes)}))).As{(target.ElementBytes == 4 ? "Single" : "Double")}();");
            }

            AddPositions(isMasked: true);
            body.Close();
            ForEachSum((local, sum, row) =>
            {
                string total = KernelCall.At("sums" + CSharp.Literal(sum), row);
                body.Line($"{total} = VectorFunctions.Sum({local}a + {local}b) + (adds{CSharp.Literal(sum)} ? {total} : 0);");
            });

            // Values with positions move on by one position each time, others by a block after all positions.
            void AddPositions(bool isMasked)
            {
                if (kernel.Positions > 1)
                {
                    body.Open($"for (int position = 0; position < {CSharp.Literal(kernel.Positions)}; position++)");
                }

                for (int half = 0; half < 2; half++)
                {
                    for (int row = 0; row < rows; row++)
                    {
                        Add(row, half, isMasked);
                    }
                }

                if (kernel.Positions > 1)
                {
                    Advance(operand => operand.Value.Positions > 1 ? operand.Value.Channels : 0);
                    body.Close();
                }

                if (!isMasked)
                {
                    Advance(operand => operand.Location.BlockRows - (kernel.Positions > 1 && operand.Value.Positions > 1 ? operand.Value.Features : 0));
                }
            }

            void Add(int row, int half, bool isMasked)
            {
                string suffix = CSharp.Literal(row) + VectorType.Halves[half] + (isMasked ? "m" : "");
                var loaded = new Dictionary<SumOperand, string>();
                for (int sum = 0; sum < kernel.Sums.Count; sum++)
                {
                    var reduce = (Operation.ReduceBatch)kernel.Sums[sum].Result.Definition;
                    var emitter = new FormulaEmitter(
                        vector, body, input => Load(operands.First(operand => operand.Value == reduce.Inputs[input])), new Positions($"(channel + {CSharp.Literal(row)})", "samples", Positions.None.Uniform));
                    string value = emitter.Emit(reduce.Formula, $"t{CSharp.Literal(sum)}_{suffix}_");
                    string local = Sum(sum, row) + VectorType.Halves[half];
                    body.Line($"{local} += {(isMasked ? $"{vector.Class}.ConditionalSelect(is{VectorType.Halves[half]}, {value}, {vector.Zero})" : value)};");
                }

                string Load(SumOperand operand)
                {
                    if (operand.Value.Kind == ValueKind.Feature)
                    {
                        return operand.Local(operand.Value.Features == 1 ? 0 : row);
                    }

                    if (!loaded.TryGetValue(operand, out string local))
                    {
                        loaded[operand] = local = $"{operand.Name}_{suffix}";
                        body.Line($"var {local} = {vector.Load(operand.Name, ((operand.Value.Channels == 1 ? 0 : row) * length) + (half * vector.Lanes))};");
                    }

                    return local;
                }
            }

            void Advance(Func<SumOperand, int> rowsToGo)
            {
                foreach (SumOperand operand in operands.Where(operand => operand.Value.Kind == ValueKind.Batch && rowsToGo(operand) > 0))
                {
                    body.Line($"{operand.Name} = ref Unsafe.Add(ref {operand.Name}, {CSharp.Literal(rowsToGo(operand) * length)});");
                }
            }
        });

        static string Sum(int sum, int row) => "sum" + CSharp.Literal(sum) + "_" + CSharp.Literal(row);

        void ForEachSum(Action<string, int, int> write)
        {
            for (int sum = 0; sum < kernel.Sums.Count; sum++)
            {
                for (int row = 0; row < rows; row++)
                {
                    write(Sum(sum, row), sum, row);
                }
            }
        }
    }

    /// <summary>What the sums read: values of the batch, and numbers of their channels.</summary>
    private sealed record SumOperand(Value Value, string Name, Location Location)
    {
        public string Argument(int blockLength) => Value.Kind == ValueKind.Feature
            ? (Value.Features == 1 ? Name : $"Unsafe.Add(ref {Name}, channel)")
            : $"Unsafe.Add(ref {Name}, ({CSharp.Literal(Location.FirstRow)}{(Value.Channels == 1 ? "" : " + channel")}) * {CSharp.Literal(blockLength)})";

        public string Local(int row) => Name + "_" + CSharp.Literal(row);
    }
}
