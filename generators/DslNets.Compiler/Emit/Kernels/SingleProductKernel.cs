using System;
using System.Collections.Generic;
using System.Linq;
using DslNets.Compiler.Ir;
using DslNets.Compiler.Memory;
using DslNets.Compiler.Scalars;
using DslNets.Compiler.Scheduling;

namespace DslNets.Compiler.Emit.Kernels;

/// <summary>
/// The product for one sample: outputs in the lanes, inputs broadcast. At least eight sums run side by side, because a multiply-add takes four cycles and two can start in each;
/// where there are fewer vectors of outputs, the inputs are dealt out to several sums.
/// </summary>
public static class SingleProductKernel
{
    /// <summary>The sums that run side by side.</summary>
    private const int Sums = 8;

    /// <summary>Products of up to this many multiply-adds are written out without a loop.</summary>
    private const int LargestStraight = 64;

    public static string Emit(KernelMethods methods, MemoryPlan memory, Kernel.Product kernel, bool isInlined, Func<Value, string?> given, VectorLocals locals)
    {
        Value x = kernel.Source.Operands[0];
        Value w = kernel.Source.Operands[1];
        Target target = methods.Target;
        var call = new KernelCall(memory, target.Element, isSingle: true);
        var input = new SingleOperand(call, "x", x, given, locals);
        call.Reference("weights", w);
        var result = new SingleOperand(call, "y", kernel.Result, given, locals);
        List<SingleOperand> operands = kernel.Operands.Skip(1)
            .Select((value, index) => new SingleOperand(call, "v" + CSharp.Literal(index), value, given, locals))
            .ToList();
        string comment = KernelPrinter.Print(kernel);

        return methods.Add(
            CSharp.MemberName(kernel.Result.Name) + "SingleProduct",
            comment,
            () => call.Parameters,
            body =>
            {
                int start = 0;
                int whole = Panels.Whole(w.Features);
                int rest = Panels.Rest(w.Features);
                if (whole > 0)
                {
                    int inGroup = Math.Max(1, Sums / (Panels.Width / target.Lanes));
                    foreach ((int panels, int count) in Tiling.Split(whole, inGroup))
                    {
                        WriteGroups(panels, count, Panels.Width);
                    }
                }

                if (rest > 0)
                {
                    WriteGroups(1, 1, Panels.WidthOf(rest));
                }

                void WriteGroups(int panels, int count, int width)
                {
                    new GroupWriter(body, target, w.Inputs, panels, width, start, kernel, input, result, operands).Write(count);
                    start += panels * count * width;
                }
            },
            isInlined) + "(" + call.Arguments + ");";
    }

    /// <summary>Packed products of up to this many vectors of inputs are written out without a loop.</summary>
    private const int LargestPacked = 4;

    /// <summary>The vector operations it takes: what decides whether a network is written into one method.</summary>
    public static int Cost(Target target, Kernel.Product kernel)
    {
        Value w = kernel.Source.Operands[1];
        int vectors = (Panels.PaddedOutputs(w.Features) + target.Lanes - 1) / target.Lanes;
        return (vectors * (w.Inputs <= LargestStraight / vectors ? w.Inputs + 4 : 12)) + Math.Min(w.Inputs, 32);
    }

    /// <summary>Writes groups of panels whose outputs are summed side by side.</summary>
    private sealed class GroupWriter(SourceWriter body, Target target, int inputs, int panels, int width, int start, Kernel.Product kernel, SingleOperand x, SingleOperand y, IReadOnlyList<SingleOperand> operands)
    {
        private readonly VectorType _vector = new(Math.Min(target.Bits, width * target.ElementBytes * 8), target.Precision);

        private int VectorsInPanel => width / _vector.Lanes;

        private int Vectors => panels * VectorsInPanel;

        /// <summary>How many sums share the inputs of one vector of outputs.</summary>
        private int Parts => Math.Max(1, Math.Min(Sums / Vectors, inputs));

        private string Name(int vector, int part) => "y" + CSharp.Literal(start) + "_" + CSharp.Literal(vector) + ((char)('a' + part));

        public void Write(int count)
        {
            if (count == 1 && WritePacked())
            {
                return;
            }

            bool isLoop = count > 1;
            if (isLoop)
            {
                int step = panels * width;
                body.Open($"for (int output = {CSharp.Literal(start)}; output < {CSharp.Literal(start + (count * step))}; output += {CSharp.Literal(step)})");
            }

            string weights = "w" + CSharp.Literal(start);
            string input = "x" + CSharp.Literal(start);
            body.Line($"ref {target.Element} {weights} = ref {(isLoop ? $"Unsafe.Add(ref weights, output * {CSharp.Literal(inputs)})" : KernelCall.At("weights", start * inputs))};");
            SingleOperand? bias = operands.FirstOrDefault(operand => operand.Value == kernel.Bias);
            Scalar formula = kernel.EpilogueWithoutBias;
            bool isStraight = inputs * Vectors <= LargestStraight;
            for (int vector = 0; vector < Vectors; vector++)
            {
                for (int part = 0; part < Parts; part++)
                {
                    // Without a loop, the first product of a sum is its first value.
                    if (!isStraight || (part == 0 && bias is not null))
                    {
                        body.Line($"var {Name(vector, part)} = {(part == 0 && bias is not null ? bias.Load(_vector, isLoop ? "output" : null, (isLoop ? 0 : start) + (vector * _vector.Lanes)) : _vector.Zero)};");
                    }
                }
            }

            int rounds = inputs / Parts;
            if (isStraight)
            {
                for (int index = 0; index < inputs; index++)
                {
                    MultiplyAdd(
                        x.Spread(_vector, index), weights, index, index % Parts, "s" + CSharp.Literal(start) + "_" + CSharp.Literal(index), isFirst: index < Parts && !(index == 0 && bias is not null));
                }
            }
            else
            {
                body.Line($"ref {target.Element} {input} = ref {x.Read()};");
                body.Open($"for (int round = 0; round < {CSharp.Literal(rounds)}; round++)");
                for (int part = 0; part < Parts; part++)
                {
                    MultiplyAdd(At(input, part), weights, part, part, "s" + CSharp.Literal(part));
                }

                body.Line($"{input} = ref Unsafe.Add(ref {input}, {CSharp.Literal(Parts)});");
                body.Line($"{weights} = ref Unsafe.Add(ref {weights}, {CSharp.Literal(Parts * width)});");
                body.Close();
                for (int part = 0; part < inputs - (rounds * Parts); part++)
                {
                    MultiplyAdd(At(input, part), weights, part, part, "r" + CSharp.Literal(start) + "_" + CSharp.Literal(part));
                }
            }

            for (int vector = 0; vector < Vectors; vector++)
            {
                string sum = Sum(vector, 0, Parts);
                string total = Name(vector, 0) + "Sum";
                body.Line($"var {total} = {sum};");
                int at = vector;
                var emitter = new FormulaEmitter(_vector, body, index => index == 0 ? total : operands[index - 1].Load(_vector, isLoop ? "output" : null, (isLoop ? 0 : start) + (at * _vector.Lanes)), Positions.None);
                string value = emitter.Emit(formula, total + "_");
                if (isLoop)
                {
                    body.Line(_vector.Store(value, $"Unsafe.Add(ref {y.Reference()}, output)", vector * _vector.Lanes));
                }
                else
                {
                    y.Store(body, _vector, value, start + (vector * _vector.Lanes));
                }
            }

            if (isLoop)
            {
                body.Close();
            }
        }

        /// <summary>
        /// A panel narrower than a vector holds the weights of several inputs in one vector. The inputs are spread to match, and the parts of the vector added at the end:
        /// a quarter or half of the instructions.
        /// </summary>
        private bool WritePacked()
        {
            int bits = target.Bits;
            while (bits > 128 && inputs % (bits / 8 / target.ElementBytes) != 0)
            {
                bits /= 2;
            }

            var whole = new VectorType(bits, target.Precision);
            if (panels > 1 || whole.Lanes <= width || inputs % whole.Lanes != 0)
            {
                return false;
            }

            // A vector of inputs is spread over as many vectors as a panel is wide.
            string name = "y" + CSharp.Literal(start);
            int inVector = whole.Lanes / width;
            int rounds = inputs / whole.Lanes;
            bool isStraight = rounds <= LargestPacked;
            body.Line($"ref {target.Element} w{name} = ref {KernelCall.At("weights", start * inputs)};");
            for (int part = 0; part < width && !isStraight; part++)
            {
                body.Line($"var {Part(part)} = {whole.Zero};");
            }

            if (isStraight)
            {
                for (int round = 0; round < rounds; round++)
                {
                    WriteRound(round, $"s{name}_{CSharp.Literal(round)}", x.Load(whole, null, round * whole.Lanes), isFirst: round == 0);
                }
            }
            else
            {
                body.Line($"ref {target.Element} x{name} = ref {x.Read()};");
                body.Open($"for (int round = 0; round < {CSharp.Literal(rounds)}; round++)");
                WriteRound(0, "s" + name, whole.Load("x" + name), isFirst: false);
                body.Line($"x{name} = ref Unsafe.Add(ref x{name}, {CSharp.Literal(whole.Lanes)});");
                body.Line($"w{name} = ref Unsafe.Add(ref w{name}, {CSharp.Literal(whole.Lanes * width)});");
                body.Close();
            }

            string sum = Tree(0, width);
            for (int lanes = whole.Lanes; lanes > width; lanes /= 2)
            {
                string wide = $"{name}Of{CSharp.Literal(lanes)}";
                body.Line($"var {wide} = {sum};");
                sum = $"{wide}.GetLower() + {wide}.GetUpper()";
            }

            body.Line($"var {name}Sum = {sum};");
            var emitter = new FormulaEmitter(_vector, body, index => index == 0 ? name + "Sum" : operands[index - 1].Load(_vector, null, start), Positions.None);
            y.Store(body, _vector, emitter.Emit(kernel.Epilogue, name + "Sum_"), start);
            return true;

            string Part(int part) => name + ((char)('a' + part));

            string Tree(int part, int count) => count == 1 ? Part(part) : "(" + Tree(part, count / 2) + " + " + Tree(part + (count / 2), count - (count / 2)) + ")";

            void WriteRound(int round, string inputVector, string inputs, bool isFirst)
            {
                body.Line($"var {inputVector} = {inputs};");
                for (int part = 0; part < width; part++)
                {
                    string indexes = string.Join(", ", Enumerable.Range(0, whole.Lanes).Select(lane => CSharp.Literal((part * inVector) + (lane / width)) + (target.ElementBytes == 8 ? "L" : "")));
                    string spread = $"{whole.Class}.Shuffle({inputVector}, {whole.Class}.Create({indexes}))";
                    string weights = whole.Load("w" + name, (round * whole.Lanes * width) + (part * whole.Lanes));
                    body.Line(isFirst ? $"var {Part(part)} = {spread} * {weights};" : $"{Part(part)} = {whole.MultiplyAdd(spread, weights, Part(part))};");
                }
            }
        }

        private string At(string input, int index) => _vector.Broadcast(KernelCall.At(input, index));

        private void MultiplyAdd(string input, string weights, int index, int part, string scalar, bool isFirst = false)
        {
            body.Line($"var {scalar} = {input};");
            for (int vector = 0; vector < Vectors; vector++)
            {
                int at = ((vector / VectorsInPanel) * width * inputs) + (index * width) + (vector % VectorsInPanel * _vector.Lanes);
                body.Line(isFirst
                    ? $"var {Name(vector, part)} = {scalar} * {_vector.Load(weights, at)};"
                    : $"{Name(vector, part)} = {_vector.MultiplyAdd(scalar, _vector.Load(weights, at), Name(vector, part))};");
            }
        }

        /// <summary>Adds the parts of a vector of outputs as a tree.</summary>
        private string Sum(int vector, int part, int count) => count == 1
            ? Name(vector, part)
            : "(" + Sum(vector, part, count / 2) + " + " + Sum(vector, part + (count / 2), count - (count / 2)) + ")";
    }
}
