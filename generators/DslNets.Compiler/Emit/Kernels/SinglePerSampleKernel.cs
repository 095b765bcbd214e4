using System;
using System.Collections.Generic;
using System.Linq;
using DslNets.Compiler.Ir;
using DslNets.Compiler.Memory;
using DslNets.Compiler.Model;
using DslNets.Compiler.Scalars;
using DslNets.Compiler.Scheduling;

namespace DslNets.Compiler.Emit.Kernels;

/// <summary>Maps and reductions over the features of one sample: a vector of features at a time. The lanes behind the last feature are left out of reductions.</summary>
public static class SinglePerSampleKernel
{
    /// <summary>Up to this many vectors are written out without a loop.</summary>
    private const int LargestStraight = 2;

    public static string Emit(KernelMethods methods, MemoryPlan memory, Kernel.PerSample kernel, bool isInlined, Func<Value, string?> given, VectorLocals locals)
    {
        Target target = methods.Target;
        var call = new KernelCall(memory, target.Element, isSingle: true);
        var operands = new Dictionary<Value, SingleOperand>();
        List<Value> computed = kernel.Computes.ToList();
        foreach (Value value in kernel.Reads.Distinct().Concat(computed.Where(memory.Values.ContainsKey)))
        {
            // What this kernel computes itself is no local of its caller yet.
            bool isOwnPart = !computed.Contains(value) && computed.Contains(Liveness.Whole(value));
            bool isInMemory = kernel.Positions > 1 || isOwnPart;
            if (isInMemory)
            {
                locals.Read(value);
            }

            operands[value] = new SingleOperand(call, "v" + CSharp.Literal(operands.Count), value, given, isInMemory ? null : locals);
        }

        if (computed.Any(value => SampleLoop.FormulaOf(value).Formula.Descend().Any(part => part is Scalar.StepNumber)))
        {
            call.Number("long", "step", "step");
        }

        string comment = KernelPrinter.Print(kernel);
        return methods.Add(
            CSharp.MemberName(computed[computed.Count - 1].Name) + "Single",
            comment,
            () => call.Parameters,
            body =>
            {
                if (kernel.Positions > 1)
                {
                    // Lanes behind the last channel are the beginning of the next position, which is computed later.
                    body.Open($"for (int position = 0; position < {CSharp.Literal(kernel.Positions)}; position++)");
                    foreach (KeyValuePair<Value, SingleOperand> pair in operands.Where(pair => pair.Key.Positions > 1).ToList())
                    {
                        string local = pair.Value.Reference() + "At";
                        body.Line($"ref {target.Element} {local} = ref Unsafe.Add(ref {pair.Value.Reference()}, position * {CSharp.Literal(pair.Key.Channels)});");
                        operands[pair.Key] = pair.Value.At(local);
                    }
                }

                var writer = new LoopWriter(body, target, operands, kernel.Positions);
                foreach (SampleLoop loop in kernel.Loops)
                {
                    writer.Write(loop);
                }

                if (kernel.Positions > 1)
                {
                    body.Close();
                }
            },
            isInlined) + "(" + call.Arguments + ");";
    }

    /// <summary>The vector operations it takes: what decides whether a network is written into one method.</summary>
    public static int Cost(Target target, Kernel.PerSample kernel) => kernel.Loops.Sum(loop =>
        Math.Min(LargestStraight, (loop.Channels + target.Lanes - 1) / target.Lanes) * loop.Values.Sum(value => SampleLoop.FormulaOf(value).Formula.Cost() + 4));

    private sealed class LoopWriter(SourceWriter body, Target target, Dictionary<Value, SingleOperand> operands, int positions)
    {
        private readonly VectorType _number = new(0, target.Precision);

        /// <summary>Per-sample values: numbers in locals.</summary>
        private readonly Dictionary<Value, string> _numbers = [];

        /// <summary>Vectors written out without a loop stay in their locals for the loops that follow.</summary>
        private readonly Dictionary<(Value Value, string Feature, int Bits), string> _vectors = [];
        private int _locals;

        public void Write(SampleLoop loop)
        {
            if (loop.Channels == 1)
            {
                foreach (Value value in loop.Values)
                {
                    (Scalar formula, EquatableArray<Value> inputs) = SampleLoop.FormulaOf(value);
                    string result = new FormulaEmitter(_number, body, index => Number(inputs[index]), new Positions("0", "1", Positions.None.Uniform)).Emit(formula, "t" + CSharp.Literal(_locals) + "_");
                    SetNumber(value, result);
                }

                return;
            }

            // Numbers are read before the loop, so that the features after it know them too.
            foreach (Value operand in loop.Values.SelectMany(value => SampleLoop.FormulaOf(value).Inputs).Where(IsNumber))
            {
                Number(operand);
            }

            // Narrow values take narrower vectors, as their panels do.
            int padded = Panels.PaddedOutputs(loop.Channels);
            var vector = new VectorType(Math.Min(target.Bits, padded * target.ElementBytes * 8), target.Precision);
            int vectors = (padded + vector.Lanes - 1) / vector.Lanes;
            var totals = new Dictionary<Value, string>();
            foreach (Value total in loop.Values.Where(value => value.Definition is Operation.ReduceFeatures))
            {
                totals[total] = Local();
                body.Line($"var {totals[total]} = {Neutral(vector, total)};");
            }

            int whole = loop.Channels / vector.Lanes;
            if (vectors <= LargestStraight)
            {
                for (int index = 0; index < vectors; index++)
                {
                    WriteVector(loop, For(loop.Channels - (index * vector.Lanes)), totals, CSharp.Literal(index * vector.Lanes), index * vector.Lanes, loop.Channels - (index * vector.Lanes));
                }
            }
            else
            {
                body.Open($"for (int feature = 0; feature < {CSharp.Literal(whole * vector.Lanes)}; feature += {CSharp.Literal(vector.Lanes)})");
                WriteVector(loop, vector, totals, "feature", null, vector.Lanes);
                body.Close();
                for (int index = whole; index < vectors; index++)
                {
                    WriteVector(loop, For(loop.Channels - (index * vector.Lanes)), totals, CSharp.Literal(index * vector.Lanes), null, loop.Channels - (index * vector.Lanes));
                }
            }

            foreach (Value total in totals.Keys)
            {
                bool isSum = ((Operation.ReduceFeatures)total.Definition).Reduction == Reduction.Sum;
                SetNumber(total, $"VectorFunctions.{(isSum ? "Sum" : "MaximumElement")}({totals[total]})");
            }

            // The last features take no wider a vector than they need: divisions cost by the width.
            VectorType For(int count)
            {
                int bits = vector.Bits;
                while (totals.Count == 0 && bits > 128 && count * target.ElementBytes * 8 <= bits / 2)
                {
                    bits /= 2;
                }

                return vector with { Bits = bits };
            }
        }

        private static string Neutral(VectorType vector, Value total) =>
            ((Operation.ReduceFeatures)total.Definition).Reduction == Reduction.Sum ? vector.Zero : vector.Constant(double.NegativeInfinity);

        /// <param name="feature">The first feature of the vector, as C#.</param>
        /// <param name="first">The same as a number, where all is written out without a loop.</param>
        /// <param name="count">How many of its lanes are features; the others are padding.</param>
        private void WriteVector(SampleLoop loop, VectorType vector, Dictionary<Value, string> totals, string feature, int? first, int count)
        {
            if (count <= 0)
            {
                return;
            }

            var locals = new Dictionary<Value, string>();
            string featureIndex = $"(({vector.Name}.Indices) + {vector.Class}.Create(({vector.Element}){feature}))";
            foreach (Value value in loop.Values)
            {
                (Scalar formula, EquatableArray<Value> inputs) = SampleLoop.FormulaOf(value);
                string result = new FormulaEmitter(vector, body, index => Operand(inputs[index]), new Positions(featureIndex, "1", Positions.None.Uniform, IsFeatureVector: true))
                    .Emit(formula, "t" + CSharp.Literal(_locals) + "_");
                if (totals.TryGetValue(value, out string total))
                {
                    string kept = count >= vector.Lanes ? result : $"{vector.Class}.ConditionalSelect({Mask(vector, count)}, {result}, {Neutral(vector, value)})";
                    bool isSum = ((Operation.ReduceFeatures)value.Definition).Reduction == Reduction.Sum;
                    body.Line($"{total} = {(isSum ? total + " + " + kept : vector.Maximum(total, kept))};");
                    continue;
                }

                locals[value] = Local();
                body.Line($"var {locals[value]} = {result};");
                Keep(value);
                if (operands.TryGetValue(value, out SingleOperand stored))
                {
                    if (first is int place)
                    {
                        stored.Store(body, vector, locals[value], place);
                    }
                    else
                    {
                        body.Line(vector.Store(locals[value], $"Unsafe.Add(ref {stored.Reference()}, {feature})"));
                    }
                }
            }

            string Operand(Value operand)
            {
                if (locals.TryGetValue(operand, out string local))
                {
                    return local;
                }

                if (IsNumber(operand) && loop.Channels > 1)
                {
                    return vector.Broadcast(Number(operand));
                }

                if (_vectors.TryGetValue((operand, feature, vector.Bits), out string kept))
                {
                    return kept;
                }

                locals[operand] = Local();
                body.Line($"var {locals[operand]} = {operands[operand].Load(vector, first is null ? feature : null, first ?? 0)};");
                Keep(operand);
                return locals[operand];
            }

            void Keep(Value value)
            {
                if (first is not null)
                {
                    _vectors[(value, feature, vector.Bits)] = locals[value];
                }
            }
        }

        private bool IsNumber(Value value) => value.Features == 1 || (positions > 1 && value.Channels == 1 && value.Positions > 1);

        private string Number(Value value)
        {
            if (!_numbers.TryGetValue(value, out string number))
            {
                _numbers[value] = number = Local();
                body.Line($"{target.Element} {number} = {operands[value].Read()};");
            }

            return number;
        }

        private void SetNumber(Value value, string result)
        {
            _numbers[value] = Local();
            body.Line($"{target.Element} {_numbers[value]} = {result};");
            if (operands.TryGetValue(value, out SingleOperand stored))
            {
                body.Line($"{stored.Reference()} = {_numbers[value]};");
            }
        }

        /// <summary>All bits set in the lanes that are features.</summary>
        private static string Mask(VectorType vector, int count)
        {
            string index = vector.Precision == Precision.Single ? "int" : "long";
            string cast = vector.Precision == Precision.Single ? "AsSingle" : "AsDouble";
            return $"{vector.Class}.Create({string.Join(", ", Enumerable.Range(0, vector.Lanes).Select(lane => (lane < count ? "-1" : "0") + (index == "long" ? "L" : "")))}).{cast}()";
        }

        private string Local() => "x" + CSharp.Literal(_locals++);
    }
}
