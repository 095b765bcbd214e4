using System.Collections.Generic;
using System.Linq;
using DslNets.Compiler.Ir;
using DslNets.Compiler.Memory;
using DslNets.Compiler.Scheduling;

namespace DslNets.Compiler.Emit.Kernels;

/// <summary>
/// Products and transposed products. A tile of the result - rows of features by two vectors of samples - stays in registers while the loop runs over what is summed;
/// the formula fused to the product is applied before it is stored.
/// </summary>
public static class ProductKernel
{
    public static string Emit(KernelMethods methods, MemoryPlan memory, Kernel.Product kernel)
    {
        bool isTransposed = kernel.Source.Definition is Operation.TransposedProduct;
        Value x = kernel.Source.Operands[0];
        Value w = kernel.Source.Operands[1];
        Target target = methods.Target;
        int length = target.BlockLength;

        var call = new KernelCall(memory, target.Element);
        Location xAt = call.Reference("x", x);
        call.Reference("weights", w);
        Location yAt = call.Reference("y", kernel.Result);
        var epilogue = new TileEpilogue(call, target, kernel);
        call.Number("int", "blocks", "blocks");

        string name = CSharp.MemberName(kernel.Result.Name) + (isTransposed ? "TransposedProduct" : "Product");
        string comment = KernelPrinter.Print(kernel);
        var tiles = new TileWriter(methods, name, comment, w, epilogue);
        int rowsInTiles = isTransposed ? w.Inputs : w.Features;

        if (isTransposed)
        {
            IReadOnlyList<(int Rows, int Count)> runs = Tiling.Split(rowsInTiles, target.TileRows(2));
            call.Units(runs.Sum(run => run.Count), "blocks");
            return methods.Add(name, comment, call.Parameters, body =>
            {
                body.Open("for (int unit = first; unit < end; unit++)");
                body.Line("int tile = unit / blocks;");
                body.Line("int block = unit - (tile * blocks);");
                body.Line($"ref {target.Element} blockX = ref Unsafe.Add(ref x, {BlockOffset(xAt, length)});");
                body.Line($"ref {target.Element} blockY = ref Unsafe.Add(ref y, {BlockOffset(yAt, length)});");
                TileSelection.Write(body, runs, "tile", WriteTile);

                body.Close();

                void WriteTile(string row, int rows)
                {
                    int whole = Panels.Whole(w.Features);
                    int rest = Panels.Rest(w.Features);
                    body.Line($"int row = {row};");
                    string arguments = "ref blockX";
                    if (whole > 0)
                    {
                        arguments += $", ref Unsafe.Add(ref weights, row * {CSharp.Literal(Panels.Width)})";
                    }

                    if (rest > 0)
                    {
                        arguments += $", ref Unsafe.Add(ref weights, {CSharp.Literal(whole * Panels.Width * w.Inputs)} + (row * {CSharp.Literal(Panels.WidthOf(rest))}))";
                    }

                    arguments += $", ref Unsafe.Add(ref blockY, row * {CSharp.Literal(length)})";
                    body.Line($"{tiles.Transposed(rows)}({arguments}{epilogue.Arguments("row", "row")});");
                }
            }) + "(" + call.Arguments + ");";
        }

        int wholePanels = Panels.Whole(w.Features);
        int restOutputs = Panels.Rest(w.Features);
        call.Units(wholePanels + (restOutputs > 0 ? 1 : 0), "blocks");
        return methods.Add(name, comment, call.Parameters, body =>
        {
            // Panels outside: the weights of a panel stay in the cache while the blocks of samples go by.
            body.Open("for (int unit = first; unit < end; unit++)");
            bool onePanel = wholePanels + (restOutputs > 0 ? 1 : 0) == 1;
            body.Line(onePanel ? "int block = unit;" : "int panel = unit / blocks;");
            if (!onePanel)
            {
                body.Line("int block = unit - (panel * blocks);");
            }

            string panelRow = onePanel ? "0" : $"panel * {CSharp.Literal(Panels.Width)}";
            body.Line($"int row = {panelRow};");
            body.Line($"ref {target.Element} blockX = ref Unsafe.Add(ref x, {BlockOffset(xAt, length)});");
            body.Line($"ref {target.Element} blockY = ref Unsafe.Add(ref y, {BlockOffset(yAt, length)} + (row * {CSharp.Literal(length)}));");
            body.Line($"ref {target.Element} panelWeights = ref Unsafe.Add(ref weights, row * {CSharp.Literal(w.Inputs)});");
            if (wholePanels > 0 && restOutputs > 0)
            {
                body.Open($"if (panel < {CSharp.Literal(wholePanels)})");
                WritePanel(Panels.Width, Panels.Width);
                body.Close().Open("else");
                WritePanel(restOutputs, Panels.WidthOf(restOutputs));
                body.Close();
            }
            else
            {
                WritePanel(wholePanels > 0 ? Panels.Width : restOutputs, wholePanels > 0 ? Panels.Width : Panels.WidthOf(restOutputs));
            }

            body.Close();

            void WritePanel(int outputs, int width)
            {
                int start = 0;
                foreach ((int rows, int count) in Tiling.Split(outputs, target.TileRows(2)))
                {
                    for (int tile = 0; tile < count; tile++, start += rows)
                    {
                        string at = CSharp.Literal(start);
                        string arguments = start == 0
                            ? "ref blockX, ref panelWeights, ref blockY"
                            : $"ref blockX, ref Unsafe.Add(ref panelWeights, {at}), ref Unsafe.Add(ref blockY, {CSharp.Literal(start * length)})";
                        string row = start == 0 ? "row" : "row + " + at;
                        body.Line($"{tiles.Forward(rows, CSharp.Literal(width))}({arguments}{epilogue.Arguments(row, row)});");
                    }
                }
            }
        }) + "(" + call.Arguments + ");";
    }

    /// <summary>The offset of a block in a value's memory, in elements.</summary>
    public static string BlockOffset(Location location, int blockLength)
    {
        string offset = $"block * {CSharp.Literal(location.BlockRows * blockLength)}";
        return location.FirstRow == 0 ? "(" + offset + ")" : $"({offset}) + {CSharp.Literal(location.FirstRow * blockLength)}";
    }
}
