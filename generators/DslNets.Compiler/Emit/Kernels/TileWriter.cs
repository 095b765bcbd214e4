using DslNets.Compiler.Ir;
using DslNets.Compiler.Scheduling;

namespace DslNets.Compiler.Emit.Kernels;

/// <summary>Writes the tiles of a product: straight-line accumulators around one loop, and the fused formula.</summary>
public sealed class TileWriter(KernelMethods methods, string name, string comment, Value w, TileEpilogue epilogue)
{
    private readonly Target _target = methods.Target;
    private readonly VectorType _vector = new(methods.Target.Bits, methods.Target.Precision);

    private int Length => _target.BlockLength;

    private string Element => _target.Element;

    /// <summary>A tile of outputs: the sum runs over the inputs.</summary>
    /// <param name="width">How far apart the weights of two inputs are, as C#.</param>
    public string Forward(int rows, string width) => methods.Add(
        name + "Rows" + CSharp.Literal(rows), comment, $"ref {Element} x, ref {Element} weights, ref {Element} y{epilogue.Parameters}", body =>
        {
            Begin(body, rows);
            body.Open($"for (int input = 0; input < {CSharp.Literal(w.Inputs)}; input++)");
            MultiplyAdd(body, rows, 1, "weights");
            body.Line($"x = ref Unsafe.Add(ref x, {CSharp.Literal(Length)});");
            body.Line($"weights = ref Unsafe.Add(ref weights, {width});");
            body.Close();
            Finish(body, rows);
        });

    /// <summary>A tile of inputs: the sum runs over the outputs, panel by panel.</summary>
    public string Transposed(int rows)
    {
        int whole = Panels.Whole(w.Features);
        int rest = Panels.Rest(w.Features);
        string weights = (whole > 0 ? $", ref {Element} weights" : "") + (rest > 0 ? $", ref {Element} restWeights" : "");
        return methods.Add(name + "Rows" + CSharp.Literal(rows), comment, $"ref {Element} x{weights}, ref {Element} y{epilogue.Parameters}", body =>
        {
            Begin(body, rows);
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

            Finish(body, rows);

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

    /// <summary>Declares the accumulators.</summary>
    private void Begin(SourceWriter body, int rows)
    {
        for (int row = 0; row < rows; row++)
        {
            body.Line($"var y{CSharp.Literal(row)}a = {epilogue.Start(row)};");
            body.Line($"var y{CSharp.Literal(row)}b = y{CSharp.Literal(row)}a;");
        }
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

    private void Finish(SourceWriter body, int rows)
    {
        for (int row = 0; row < rows; row++)
        {
            for (int vector = 0; vector < 2; vector++)
            {
                string sum = "y" + CSharp.Literal(row) + (vector == 0 ? "a" : "b");
                body.Line(_vector.Store(epilogue.Result(body, sum, row, row, vector), "y", (row * Length) + (vector * _vector.Lanes)));
            }
        }
    }
}
