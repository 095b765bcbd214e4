using System;
using System.Collections.Generic;
using System.Linq;
using DslNets.Compiler.Ir;
using DslNets.Compiler.Memory;
using DslNets.Compiler.Model;
using DslNets.Compiler.Scalars;
using DslNets.Compiler.Scheduling;

namespace DslNets.Compiler.Emit.Kernels;

/// <summary>Maps and reductions over channels, position by position. The work is split into columns: one vector of samples each, two in a block.</summary>
public static class PerSampleKernel
{
    public static string Emit(KernelMethods methods, MemoryPlan memory, Kernel.PerSample kernel)
    {
        Target target = methods.Target;
        var vector = new VectorType(target.Bits, target.Precision);
        var call = new KernelCall(memory, target.Element);
        var names = new Dictionary<Value, string>();
        List<Value> computed = kernel.Computes.ToList();
        foreach (Value value in kernel.Reads.Distinct().Concat(computed.Where(memory.Values.ContainsKey)))
        {
            names[value] = "v" + CSharp.Literal(names.Count);
            call.Reference(names[value], value);
        }

        bool isRandom = computed.Any(value => SampleLoop.FormulaOf(value).Formula.Descend().Any(part => part is Scalar.Uniform));
        bool countsSamples = computed.Any(value => SampleLoop.FormulaOf(value).Formula.Descend().Any(part => part is Scalar.SampleCount));
        if (isRandom)
        {
            call.Number("uint", "key", "pass.RandomKey");
        }

        if (countsSamples)
        {
            call.Number("int", "samples", "samples");
        }

        call.Units("2 * blocks");
        Value last = computed[computed.Count - 1];
        string comment = KernelPrinter.Print(kernel);
        return methods.Add(CSharp.MemberName(last.Name) + "PerSample", comment, call.Parameters, body =>
        {
            body.Open("for (int column = first; column < end; column++)");
            body.Line("int block = column >> 1;");
            body.Line($"int lane = (column & 1) * {CSharp.Literal(vector.Lanes)};");
            if (isRandom)
            {
                string index = target.Precision == Precision.Single ? "uint" : "ulong";
                body.Line($"var sample = {vector.Class}.Create(({index})((block * {CSharp.Literal(target.BlockLength)}) + lane)) + {vector.Class}<{index}>.Indices;");
            }

            bool hasPositions = kernel.Positions > 1;
            if (hasPositions)
            {
                body.Open($"for (int position = 0; position < {CSharp.Literal(kernel.Positions)}; position++)");
            }

            var writer = new LoopWriter(body, vector, target, memory, names, kernel.Positions);
            foreach (SampleLoop loop in kernel.Loops)
            {
                writer.Write(loop);
            }

            if (hasPositions)
            {
                body.Close();
            }

            body.Close();
        }) + "(" + call.Arguments + ");";
    }

    /// <summary>Writes the loops of one position of a column. Results of one channel stay in locals from loop to loop.</summary>
    private sealed class LoopWriter(SourceWriter body, VectorType vector, Target target, MemoryPlan memory, Dictionary<Value, string> names, int positions)
    {
        /// <summary>What lies in a local of the column: values of one channel.</summary>
        private readonly Dictionary<Value, string> _column = [];
        private readonly string _index = positions > 1 ? "channel" : "feature";
        private int _locals;

        public void Write(SampleLoop loop)
        {
            bool isLoop = loop.Channels > 1;
            var inLoop = new Dictionary<Value, string>();
            var pointers = new Dictionary<Value, string>();

            // Operands of one channel are read once, before the loop.
            foreach (Value operand in loop.Values.SelectMany(value => value.Operands).Where(IsColumn).Distinct())
            {
                if (!_column.ContainsKey(operand) && !loop.Values.Contains(operand))
                {
                    _column[operand] = Local();
                    body.Line($"var {_column[operand]} = {vector.Load($"Unsafe.Add(ref {names[operand]}, {At(operand)})")};");
                }
            }

            foreach (Value total in loop.Values.Where(value => isLoop && value.Definition is Operation.ReduceFeatures))
            {
                _column[total] = Local();
                bool isSum = ((Operation.ReduceFeatures)total.Definition).Reduction == Reduction.Sum;
                body.Line($"var {_column[total]} = {(isSum ? vector.Zero : vector.Constant(double.NegativeInfinity))};");
            }

            if (isLoop)
            {
                IEnumerable<Value> inMemory = loop.Values.SelectMany(value => value.Operands)
                    .Where(operand => operand.Kind == ValueKind.Batch && !IsColumn(operand) && !loop.Values.Contains(operand))
                    .Concat(loop.Values.Where(value => !IsColumn(value) && names.ContainsKey(value)))
                    .Distinct();
                foreach (Value value in inMemory)
                {
                    pointers[value] = Local();
                    body.Line($"ref {target.Element} {pointers[value]} = ref Unsafe.Add(ref {names[value]}, {At(value)});");
                }

                body.Open($"for (int {_index} = 0; {_index} < {CSharp.Literal(loop.Channels)}; {_index}++)");
            }

            var loaded = new Dictionary<Value, string>();
            foreach (Value value in loop.Values)
            {
                (Scalar formula, EquatableArray<Value> inputs) = SampleLoop.FormulaOf(value);
                var emitter = new FormulaEmitter(vector, body, index => Operand(inputs[index]), new Positions(isLoop ? _index : "0", "samples", salt => Uniform(salt, loop.Channels)));
                string result = emitter.Emit(formula, "t" + CSharp.Literal(_locals) + "_");
                if (value.Definition is Operation.ReduceFeatures reduce && isLoop)
                {
                    string total = _column[value];
                    body.Line(total + " = " + (reduce.Reduction == Reduction.Sum ? total + " + " + result : vector.Maximum(total, result)) + ";");
                    continue;
                }

                string local = Local();
                body.Line($"var {local} = {result};");
                (isLoop ? inLoop : _column)[value] = local;
                if (names.TryGetValue(value, out string stored))
                {
                    body.Line(vector.Store(local, isLoop ? pointers[value] : $"Unsafe.Add(ref {stored}, {At(value)})"));
                }
            }

            if (isLoop)
            {
                foreach (string pointer in pointers.Values)
                {
                    body.Line($"{pointer} = ref Unsafe.Add(ref {pointer}, {CSharp.Literal(target.BlockLength)});");
                }

                body.Close();
                foreach (Value total in loop.Values.Where(value => value.Definition is Operation.ReduceFeatures && names.ContainsKey(value)))
                {
                    body.Line(vector.Store(_column[total], $"Unsafe.Add(ref {names[total]}, {At(total)})"));
                }
            }

            string Operand(Value operand)
            {
                if (inLoop.TryGetValue(operand, out string local) || _column.TryGetValue(operand, out local) || loaded.TryGetValue(operand, out local))
                {
                    return local;
                }

                loaded[operand] = local = Local();
                string read = operand.Kind == ValueKind.Feature
                    ? vector.Broadcast(isLoop && operand.Features > 1 ? $"Unsafe.Add(ref {names[operand]}, {_index})" : names[operand])
                    : vector.Load(pointers[operand]);
                body.Line($"var {local} = {read};");
                return local;
            }
        }

        private string Local() => "x" + CSharp.Literal(_locals++);

        private bool IsColumn(Value value) => value.Kind == ValueKind.Batch && (positions > 1 ? value.Channels == 1 : value.Features == 1);

        /// <summary>Where the column's part of a value begins.</summary>
        private string At(Value value)
        {
            string start = ProductKernel.BlockOffset(memory[value], target.BlockLength) + " + lane";
            return positions > 1 && value.Positions > 1 ? $"{start} + (position * {CSharp.Literal(value.Channels * target.BlockLength)})" : start;
        }

        private string Uniform(int salt, int channels)
        {
            string index = target.Precision == Precision.Single ? "uint" : "ulong";
            string feature = positions == 1 ? "feature" : channels == 1 ? "position" : $"((position * {CSharp.Literal(channels)}) + channel)";
            int features = channels * positions;
            string element = features == 1 ? "sample" : $"(sample * {CSharp.Literal(features)}) + {vector.Class}.Create(({index}){feature})";
            return $"VectorFunctions.Uniform(CounterHash.Salted(key, {CSharp.Literal(salt)}), {element})";
        }
    }
}
