using System.Collections.Generic;
using System.Linq;
using DslNets.Compiler.Ir;
using DslNets.Compiler.Memory;
using DslNets.Compiler.Scheduling;

namespace DslNets.Compiler.Emit.Kernels;

/// <summary>
/// The gradient of weights: for each input and output the sum over the samples of x * dy. The outputs are in the lanes, the inputs are broadcast.
/// When the pass has an update, each tile of the gradient is used up at once.
/// </summary>
public static class OuterProductKernel
{
    public static string Emit(KernelMethods methods, MemoryPlan memory, Kernel.OuterProduct kernel, bool mayUpdate)
    {
        Target target = methods.Target;
        int length = target.BlockLength;
        int inputs = kernel.Source.Inputs;
        int whole = Panels.Whole(kernel.Source.Features);
        int rest = Panels.Rest(kernel.Source.Features);

        var call = new KernelCall(memory, target.Element);
        Location x = call.Reference("x", kernel.X);
        call.Reference("dy", kernel.Panels);
        call.Reference("gradient", new Location(Region.Gradients, memory.Tensors[kernel.Sink.Tensor]));
        call.Number("int", "samples", "samples");
        call.Number("int", "padded", "padded");
        call.Number("bool", "adds", kernel.Sink.AddsAlways ? "true" : "pass.AddsToGradients");

        if (mayUpdate)
        {
            call.Number($"TileUpdate<{target.Element}>", "update", "pass.Update");
            call.Number("int", "tensor", CSharp.Literal(kernel.Sink.Tensor));
            call.Number("int", "offset", CSharp.Literal(memory.Tensors[kernel.Sink.Tensor]));
            call.Number("int", "worker", "worker.Index");
        }

        string name = CSharp.MemberName(kernel.Source.Name) + "OuterProduct";
        string comment = KernelPrinter.Print(kernel);
        IReadOnlyList<(int Rows, int Count)> wholeRuns = whole > 0 ? Tiling.Split(inputs, target.TileRows(Vectors(target, Panels.Width))) : [];
        IReadOnlyList<(int Rows, int Count)> restRuns = rest > 0 ? Tiling.Split(inputs, target.TileRows(Vectors(target, Panels.WidthOf(rest)))) : [];
        int wholeTiles = wholeRuns.Sum(run => run.Count);
        int restTiles = restRuns.Sum(run => run.Count);
        call.Units(CSharp.Literal((whole * wholeTiles) + restTiles));

        return methods.Add(name, comment, call.Parameters, body =>
        {
            if (x.FirstRow > 0)
            {
                body.Line($"x = ref Unsafe.Add(ref x, {CSharp.Literal(x.FirstRow * length)});");
            }

            if (mayUpdate)
            {
                body.Line($"ref {target.Element} scratch = ref (update is null ? ref gradient : ref Unsafe.Add(ref update.Scratch.Reference, worker * TileUpdate<{target.Element}>.LargestTile));");
            }

            // Panels outside: the panel of dy stays in the first-level cache while the rows of x go by.
            body.Open("for (int unit = first; unit < end; unit++)");
            if (whole > 0 && rest > 0)
            {
                body.Open($"if (unit < {CSharp.Literal(whole * wholeTiles)})");
                WritePanel($"unit / {CSharp.Literal(wholeTiles)}", $"unit % {CSharp.Literal(wholeTiles)}", wholeRuns, Panels.Width);
                body.Close().Open("else");
                WritePanel(CSharp.Literal(whole), $"unit - {CSharp.Literal(whole * wholeTiles)}", restRuns, Panels.WidthOf(rest));
                body.Close();
            }
            else if (whole > 0)
            {
                WritePanel(whole == 1 ? "0" : $"unit / {CSharp.Literal(wholeTiles)}", whole == 1 ? "unit" : $"unit % {CSharp.Literal(wholeTiles)}", wholeRuns, Panels.Width);
            }
            else
            {
                WritePanel("0", "unit", restRuns, Panels.WidthOf(rest));
            }

            body.Close();

            void WritePanel(string panel, string tile, IReadOnlyList<(int Rows, int Count)> runs, int width)
            {
                body.Line($"int panel = {panel};");
                body.Line($"int tile = {tile};");
                body.Line($"ref {target.Element} panelDY = ref Unsafe.Add(ref dy, panel * {CSharp.Literal(Panels.Width)} * padded);");
                TileSelection.Write(body, runs, "tile", (row, rows) => WriteTiles(row, rows, width));
            }

            void WriteTiles(string row, int rows, int width)
            {
                body.Line($"int row = {row};");
                VectorType vector = Vector(target, width);
                int vectors = Vectors(target, width);
                string method = Tile(methods, name, comment, rows, width, x.BlockRows);
                string start = $"(panel * {CSharp.Literal(Panels.Width * inputs)}) + (row * {CSharp.Literal(width)})";
                body.Line(mayUpdate
                    ? $"ref {target.Element} tileGradient = ref (update is null ? ref Unsafe.Add(ref gradient, {start}) : ref scratch);"
                    : $"ref {target.Element} tileGradient = ref Unsafe.Add(ref gradient, {start});");
                for (int column = 0; column < width; column += vectors * vector.Lanes)
                {
                    string dy = column == 0 ? "ref panelDY" : $"ref Unsafe.Add(ref panelDY, {CSharp.Literal(column)})";
                    string gradient = column == 0 ? "ref tileGradient" : $"ref Unsafe.Add(ref tileGradient, {CSharp.Literal(column)})";
                    body.Line($"{method}(ref Unsafe.Add(ref x, row * {CSharp.Literal(length)}), {dy}, {gradient}, samples, adds);");
                }

                if (mayUpdate)
                {
                    body.Line($"update?.Apply(tensor, offset + {start}, {CSharp.Literal(rows * width)}, ref scratch);");
                }
            }
        }) + "(" + call.Arguments + ");";
    }

    /// <summary>Narrow panels take narrower vectors.</summary>
    private static VectorType Vector(Target target, int width) =>
        new(System.Math.Min(target.Bits, width * target.ElementBytes * 8), target.Precision);

    private static int Vectors(Target target, int width) => System.Math.Min(2, width / Vector(target, width).Lanes);

    private static string Tile(KernelMethods methods, string name, string comment, int rows, int width, int blockRows)
    {
        Target target = methods.Target;
        int length = target.BlockLength;
        VectorType vector = Vector(target, width);
        int vectors = Vectors(target, width);
        string[] columns = vectors == 2 ? ["a", "b"] : ["a"];
        string element = target.Element;
        return methods.Add(
            $"{name}Rows{CSharp.Literal(rows)}", comment, $"ref {element} x, ref {element} dy, ref {element} gradient, int samples, bool adds", body =>
            {
                for (int row = 0; row < rows; row++)
                {
                    foreach (string column in columns)
                    {
                        body.Line($"var w{CSharp.Literal(row)}{column} = {vector.Zero};");
                    }
                }

                // Exactly the samples of the batch: padding never enters a gradient.
                body.Open($"for (; samples > 0; samples -= {CSharp.Literal(length)})");
                body.Line($"int lanes = Math.Min(samples, {CSharp.Literal(length)});");
                body.Open("for (int lane = 0; lane < lanes; lane++)");
                for (int column = 0; column < vectors; column++)
                {
                    body.Line($"var dy{columns[column]} = {vector.Load("dy", column * vector.Lanes)};");
                }

                for (int row = 0; row < rows; row++)
                {
                    string index = CSharp.Literal(row);
                    body.Line($"var x{index} = {vector.Broadcast(row == 0 ? "x" : $"Unsafe.Add(ref x, {CSharp.Literal(row * length)})")};");
                    foreach (string column in columns)
                    {
                        body.Line($"w{index}{column} = {vector.MultiplyAdd("x" + index, "dy" + column, "w" + index + column)};");
                    }
                }

                body.Line("x = ref Unsafe.Add(ref x, 1);");
                body.Line($"dy = ref Unsafe.Add(ref dy, {CSharp.Literal(width)});");
                body.Close();
                body.Line($"x = ref Unsafe.Add(ref x, {CSharp.Literal((blockRows * length) - length)});");
                body.Close();

                body.Open("if (adds)");
                ForEach((sum, offset) => body.Line($"{sum} += {vector.Load("gradient", offset)};"));
                body.Close();
                body.Line();
                ForEach((sum, offset) => body.Line(vector.Store(sum, "gradient", offset)));

                void ForEach(System.Action<string, int> write)
                {
                    for (int row = 0; row < rows; row++)
                    {
                        for (int column = 0; column < vectors; column++)
                        {
                            write("w" + CSharp.Literal(row) + columns[column], (row * width) + (column * vector.Lanes));
                        }
                    }
                }
            });
    }
}
