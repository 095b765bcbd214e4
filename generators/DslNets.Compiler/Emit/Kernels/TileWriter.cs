using System.Collections.Generic;
using System.Linq;
using DslNets.Compiler.Ir;
using DslNets.Compiler.Scalars;
using DslNets.Compiler.Scheduling;

namespace DslNets.Compiler.Emit.Kernels;

/// <summary>Writes the tiles of a product: straight-line accumulators around one loop, and the fused formula.</summary>
public sealed class TileWriter(KernelMethods methods, Kernel.Product kernel, string name, string comment, Value w, IReadOnlyList<EpilogueOperand> operands)
{
    private readonly Target _target = methods.Target;
    private readonly VectorType _vector = new(methods.Target.Bits, methods.Target.Precision);

    private int Length => _target.BlockLength;

    private string Element => _target.Element;

    private string OperandParameters => string.Concat(operands.Select(operand => $", ref {Element} {operand.Name}"));

    /// <summary>A tile of outputs: the sum runs over the inputs.</summary>
    public string Forward(int rows, int width) => methods.Add(
        name + "Rows" + CSharp.Literal(rows), comment, $"ref {Element} x, ref {Element} weights, ref {Element} y{OperandParameters}", body =>
        {
            Scalar epilogue = Begin(body, rows);
            body.Open($"for (int input = 0; input < {CSharp.Literal(w.Inputs)}; input++)");
            MultiplyAdd(body, rows, 1, "weights");
            body.Line($"x = ref Unsafe.Add(ref x, {CSharp.Literal(Length)});");
            body.Line($"weights = ref Unsafe.Add(ref weights, {CSharp.Literal(width)});");
            body.Close();
            Finish(body, rows, epilogue);
        });

    /// <summary>A tile of inputs: the sum runs over the outputs, panel by panel.</summary>
    public string Transposed(int rows)
    {
        int whole = Panels.Whole(w.Features);
        int rest = Panels.Rest(w.Features);
        string weights = (whole > 0 ? $", ref {Element} weights" : "") + (rest > 0 ? $", ref {Element} restWeights" : "");
        return methods.Add(name + "Rows" + CSharp.Literal(rows), comment, $"ref {Element} x{weights}, ref {Element} y{OperandParameters}", body =>
        {
            Scalar epilogue = Begin(body, rows);
            if (whole > 1)
            {
                body.Open($"for (int panel = 0; panel < {CSharp.Literal(whole)}; panel++)");
            }

            if (whole > 0)
            {
                Loop(Panels.Width, "weights", Panels.Width);
            }

            if (whole > 1)
            {
                body.Line($"weights = ref Unsafe.Add(ref weights, {CSharp.Literal((Panels.Width * w.Inputs) - Panels.Width)});");
                body.Close();
            }

            if (rest > 0)
            {
                Loop(rest, "restWeights", Panels.WidthOf(rest));
            }

            Finish(body, rows, epilogue);

            void Loop(int outputs, string from, int width)
            {
                body.Open($"for (int output = 0; output < {CSharp.Literal(outputs)}; output++)");
                MultiplyAdd(body, rows, width, from);
                body.Line($"x = ref Unsafe.Add(ref x, {CSharp.Literal(Length)});");
                body.Line($"{from} = ref Unsafe.Add(ref {from}, 1);");
                body.Close();
            }
        });
    }

    /// <summary>Declares the accumulators. A bias is where they start, which saves adding it.</summary>
    private Scalar Begin(SourceWriter body, int rows)
    {
        Scalar epilogue = kernel.Epilogue;
        EpilogueOperand? bias = operands.FirstOrDefault(operand => operand.Value.Kind == ValueKind.Feature && IsOnlyAdded(operand));
        if (bias is not null)
        {
            epilogue = epilogue.Replace(Formula.X + Formula.Operand(Index(bias)), Formula.X);
        }

        for (int row = 0; row < rows; row++)
        {
            string start = bias is null ? _vector.Zero : bias.Load(_vector, row, 0, Length);
            body.Line($"var y{CSharp.Literal(row)}a = {start};");
            body.Line($"var y{CSharp.Literal(row)}b = y{CSharp.Literal(row)}a;");
        }

        return epilogue;

        bool IsOnlyAdded(EpilogueOperand operand)
        {
            Scalar without = kernel.Epilogue.Replace(Formula.X + Formula.Operand(Index(operand)), 0);
            return without.InputsUsed().All(input => input != 0 && input != Index(operand));
        }

        int Index(EpilogueOperand operand) => operands.ToList().IndexOf(operand) + 1;
    }

    private void MultiplyAdd(SourceWriter body, int rows, int stride, string weights)
    {
        body.Line($"var xa = {_vector.Load("x")};");
        body.Line($"var xb = {_vector.Load("x", _vector.Lanes)};");
        for (int row = 0; row < rows; row++)
        {
            string index = CSharp.Literal(row);
            string weight = row == 0 ? weights : $"Unsafe.Add(ref {weights}, {CSharp.Literal(row * stride)})";
            body.Line($"var w{index} = {_vector.Broadcast(weight)};");
            body.Line($"y{index}a = {_vector.MultiplyAdd("w" + index, "xa", $"y{index}a")};");
            body.Line($"y{index}b = {_vector.MultiplyAdd("w" + index, "xb", $"y{index}b")};");
        }
    }

    private void Finish(SourceWriter body, int rows, Scalar epilogue)
    {
        for (int row = 0; row < rows; row++)
        {
            for (int vector = 0; vector < 2; vector++)
            {
                string sum = "y" + CSharp.Literal(row) + (vector == 0 ? "a" : "b");
                int at = vector;
                int of = row;
                var formula = new FormulaEmitter(_vector, body, index => index == 0 ? sum : operands[index - 1].Load(_vector, of, at, Length), Positions.None);
                body.Line(_vector.Store(formula.Emit(epilogue, sum + "_"), "y", (row * Length) + (vector * _vector.Lanes)));
            }
        }
    }
}
