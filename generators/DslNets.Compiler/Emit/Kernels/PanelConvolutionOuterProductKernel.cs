using System;
using System.Collections.Generic;
using System.Linq;
using DslNets.Compiler.Ir;
using DslNets.Compiler.Memory;
using DslNets.Compiler.Scheduling;
using DslNets.Compiler.Shapes;

namespace DslNets.Compiler.Emit.Kernels;

/// <summary>
/// The gradient of sliding weights with many output channels. One row of dy at a time is reordered into panels, output channels in the lanes; then the inputs are broadcast, as for dense layers. So every line of
/// the image is used up at once - images of a power of two channels have columns that would push each other out of the first-level cache - and no lanes have to be added up.
/// </summary>
public static class PanelConvolutionOuterProductKernel
{
    /// <summary>Below this many output channels the vectors of outputs would be half empty.</summary>
    private const int FewestOutputs = 12;

    public static bool IsFor(Window window) => window.Groups == 1 && window.OutputChannels >= FewestOutputs;

    public static string Emit(KernelMethods methods, MemoryPlan memory, Kernel.ConvolutionOuterProduct kernel)
    {
        var product = (Operation.ConvolutionOuterProduct)kernel.Source.Definition;
        Window window = product.Window;
        Target target = methods.Target;
        int length = target.BlockLength;
        var call = new KernelCall(memory, target.Element);
        Location dyAt = call.Reference("dy", product.DY);
        Location xAt = call.Reference("x", product.X);
        call.Reference("gradient", new Location(Region.Gradients, memory.Tensors[kernel.Sink.Tensor]));
        call.Number("int", "samples", "samples");
        call.Number("bool", "adds", kernel.Sink.AddsAlways ? "true" : "pass.AddsToGradients");

        bool isOneRun = window.Columns.Dilation == 1 && !window.Columns.IsPadded;
        int run = isOneRun ? window.Columns.Kernel * window.InputChannels : window.InputChannels;
        int runs = window.Rows.Kernel * (isOneRun ? 1 : window.Columns.Kernel);
        List<int> widths = [.. Enumerable.Repeat(Panels.Width, Panels.Whole(window.OutputChannels))];
        int rest = Panels.Rest(window.OutputChannels);
        if (rest > 0)
        {
            widths.Add(Panels.WidthOf(rest));
        }

        int vectors = widths.Max(width => Vectors(target, width));
        IReadOnlyList<(int Rows, int Count)> tapRuns = Tiling.Split(run, target.TileRows(vectors));
        int tapTiles = tapRuns.Sum(tile => tile.Count);
        call.Units(CSharp.Literal(runs * tapTiles));

        string name = CSharp.MemberName(kernel.Source.Name) + "ConvolutionOuterProduct";
        string comment = KernelPrinter.Print(kernel);
        int rowSamples = window.Columns.Output * length;
        return methods.Add(name, comment, call.Parameters, body =>
        {
            body.Line($"ref {target.Element} panels = ref WorkerScratch<{target.Element}>.Reference({CSharp.Literal(checked(Panels.PaddedOutputs(window.OutputChannels) * rowSamples))});");
            body.Open($"for (int block = 0, rest = samples; rest > 0; block++, rest -= {CSharp.Literal(length)})");
            body.Line($"int lanes = Math.Min(rest, {CSharp.Literal(length)});");
            body.Open($"for (int row = 0; row < {CSharp.Literal(window.Rows.Output)}; row++)");
            body.Line("bool addsTile = adds || block > 0 || row > 0;");
            body.Line($"ref {target.Element} rowDY = ref Unsafe.Add(ref dy, {ProductKernel.BlockOffset(dyAt, length)} + (row * {CSharp.Literal(window.Columns.Output * window.OutputChannels * length)}));");
            body.Line($"BatchLayout.ToPanels(ref rowDY, {CSharp.Literal(window.OutputChannels)}, ref panels, {CSharp.Literal(rowSamples)}, 0, {CSharp.Literal(window.Columns.Output)});");
            body.Line($"ref {target.Element} blockX = ref Unsafe.Add(ref x, {ProductKernel.BlockOffset(xAt, length)});");
            body.Open("for (int unit = first; unit < end; unit++)");
            body.Line(tapTiles == 1 ? "int run = unit;" : $"int run = unit / {CSharp.Literal(tapTiles)};");
            string tile = "0";
            if (tapTiles > 1)
            {
                tile = "tile";
                body.Line($"int tile = unit - (run * {CSharp.Literal(tapTiles)});");
            }

            body.Line(isOneRun || window.Columns.Kernel == 1 ? "int kernelRow = run;" : $"int kernelRow = run / {CSharp.Literal(window.Columns.Kernel)};");
            body.Line(isOneRun || window.Columns.Kernel == 1 ? "const int kernelColumn = 0;" : $"int kernelColumn = run - (kernelRow * {CSharp.Literal(window.Columns.Kernel)});");
            body.Line($"int imageRow = {Scaled("row", window.Rows.Stride)} + {Scaled("kernelRow", window.Rows.Dilation)} - {CSharp.Literal(window.Rows.PadBefore)};");
            DeclareColumns(body);
            TileSelection.Write(body, tapRuns, tile, WriteTiles);

            body.Close().Close().Close();

            void WriteTiles(string inputTap, int taps)
            {
                body.Line($"int inputTap = {inputTap};");
                body.Line($"int tap = (run * {CSharp.Literal(run)}) + inputTap;");
                string at = $"((imageRow * {CSharp.Literal(window.Columns.Input)}) + firstTap) * {CSharp.Literal(window.InputChannels)}";
                body.Line($"ref {target.Element} tapX = ref Unsafe.Add(ref blockX, (({at}) + inputTap) * {CSharp.Literal(length)});");
                if (Panels.Whole(window.OutputChannels) > 1)
                {
                    body.Open($"for (int panel = 0; panel < {CSharp.Literal(Panels.Whole(window.OutputChannels))}; panel++)");
                    Write("panel", Panels.Width);
                    body.Close();
                }
                else if (Panels.Whole(window.OutputChannels) == 1)
                {
                    Write("0", Panels.Width);
                }

                if (rest > 0)
                {
                    Write(CSharp.Literal(Panels.Whole(window.OutputChannels)), Panels.WidthOf(rest));
                }

                void Write(string panel, int width)
                {
                    string method = Tile(methods, name, comment, window, taps, width);
                    int step = Vectors(target, width) * Vector(target, width).Lanes;
                    for (int column = 0; column < width; column += step)
                    {
                        string dy = $"({panel} * {CSharp.Literal(Panels.Width * rowSamples)}) + (firstColumn * {CSharp.Literal(length * width)}) + {CSharp.Literal(column)}";
                        string gradient = $"({panel} * {CSharp.Literal(Panels.Width * window.Taps)}) + (tap * {CSharp.Literal(width)}) + {CSharp.Literal(column)}";
                        body.Line($"{method}(ref tapX, ref Unsafe.Add(ref panels, {dy}), ref Unsafe.Add(ref gradient, {gradient}), columns, lanes, addsTile);");
                    }
                }
            }
        }) + "(" + call.Arguments + ");";

        // The windows whose tap lies in the image: the first, how many, and the image's column that the first one reads.
        void DeclareColumns(SourceWriter body)
        {
            string offset = Scaled("kernelColumn", window.Columns.Dilation);
            if (!window.Columns.IsPadded)
            {
                body.Line("const int firstColumn = 0;");
                body.Line($"{(window.Rows.IsPadded ? "int" : "const int")} columns = {CSharp.Literal(window.Columns.Output)};");
                body.Line($"int firstTap = {offset};");
            }
            else
            {
                WindowLoops.WindowsOfTap(body, window.Columns);
                body.Line("int columns = Math.Max(0, endColumn - firstColumn);");
                body.Line($"int firstTap = {Scaled("firstColumn", window.Columns.Stride)} + shift;");
            }

            if (window.Rows.IsPadded)
            {
                // A row outside adds nothing; but the first one of all sets the gradient.
                body.Open($"if ((uint)imageRow >= {CSharp.Literal(window.Rows.Input)})").Line("columns = 0;").Line("imageRow = 0;").Close();
            }
        }
    }

    private static string Scaled(string value, int factor) => factor == 1 ? value : $"({value} * {CSharp.Literal(factor)})";

    private static VectorType Vector(Target target, int width) => new(Math.Min(target.Bits, width * target.ElementBytes * 8), target.Precision);

    private static int Vectors(Target target, int width) => Math.Min(2, width / Vector(target, width).Lanes);

    private static string Tile(KernelMethods methods, string name, string comment, Window window, int taps, int width)
    {
        Target target = methods.Target;
        VectorType vector = Vector(target, width);
        int vectors = Vectors(target, width);
        int length = target.BlockLength;
        string element = target.Element;
        return methods.Add(
            $"{name}Tile{CSharp.Literal(taps)}x{CSharp.Literal(width)}",
            comment,
            $"ref {element} x, ref {element} dy, ref {element} gradient, int columns, int lanes, bool adds",
            body =>
            {
                ForEach((sum, offset) => body.Line($"var {sum} = adds ? {vector.Load("gradient", offset)} : {vector.Zero};"));
                body.Open("for (int column = 0; column < columns; column++)");
                body.Open("for (int lane = 0; lane < lanes; lane++)");
                for (int part = 0; part < vectors; part++)
                {
                    body.Line($"var dy{CSharp.Literal(part)} = {vector.Load("dy", part * vector.Lanes)};");
                }

                for (int tap = 0; tap < taps; tap++)
                {
                    string input = "x" + CSharp.Literal(tap);
                    body.Line($"var {input} = {vector.Broadcast(KernelCall.At("x", tap * length))};");
                    for (int part = 0; part < vectors; part++)
                    {
                        body.Line($"{Sum(tap, part)} = {vector.MultiplyAdd(input, "dy" + CSharp.Literal(part), Sum(tap, part))};");
                    }
                }

                body.Line("x = ref Unsafe.Add(ref x, 1);");
                body.Line($"dy = ref Unsafe.Add(ref dy, {CSharp.Literal(width)});");
                body.Close();
                body.Line($"x = ref Unsafe.Add(ref x, {CSharp.Literal(window.Columns.Stride * window.InputChannels * length)} - lanes);");
                body.Line($"dy = ref Unsafe.Add(ref dy, ({CSharp.Literal(length)} - lanes) * {CSharp.Literal(width)});");
                body.Close();
                ForEach((sum, offset) => body.Line(vector.Store(sum, "gradient", offset)));
            });

        static string Sum(int tap, int part) => "w" + CSharp.Literal(tap) + (part == 0 ? "a" : "b");

        void ForEach(Action<string, int> write)
        {
            for (int tap = 0; tap < taps; tap++)
            {
                for (int part = 0; part < vectors; part++)
                {
                    write(Sum(tap, part), (tap * width) + (part * vector.Lanes));
                }
            }
        }
    }
}
