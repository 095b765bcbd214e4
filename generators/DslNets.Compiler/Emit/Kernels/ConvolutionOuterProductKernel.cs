using System;
using System.Collections.Generic;
using System.Linq;
using DslNets.Compiler.Ir;
using DslNets.Compiler.Memory;
using DslNets.Compiler.Scheduling;
using DslNets.Compiler.Shapes;

namespace DslNets.Compiler.Emit.Kernels;

/// <summary>
/// The gradient of weights that slide over an image: for each tap and output channel the sum over samples and windows of x * dy. A tile of taps by output channels stays in registers, samples in the
/// lanes, while some rows of windows go by - few enough that what they read stays in the cache; then the lanes are added up.
/// </summary>
public static class ConvolutionOuterProductKernel
{
    /// <summary>The windows that a tile goes over before its lanes are added up: so many that adding up costs little, so few that their dy fits the first-level cache.</summary>
    private const int WindowsOfTile = 48;

    public static string Emit(KernelMethods methods, MemoryPlan memory, Kernel.ConvolutionOuterProduct kernel)
    {
        var product = (Operation.ConvolutionOuterProduct)kernel.Source.Definition;
        Window window = product.Window;
        Target target = methods.Target;
        int length = target.BlockLength;

        // Taps that are neighbours in memory are computed together; with padding every column of the kernel has windows of its own.
        bool isOneRun = window.Columns.Dilation == 1 && window.Groups == 1 && !window.Columns.IsPadded;
        int run = isOneRun ? window.Columns.Kernel * window.InputChannels : window.GroupInputs;
        List<OutputTiles> outputs = OutputTiles.Of(window, LargestOutputs(target));
        int outputRows = outputs.Max(tiles => tiles.Rows);
        int largestTaps = Math.Max(1, (target.Registers - 1 - outputRows) / outputRows);
        IReadOnlyList<(int Rows, int Count)> tapRuns = Tiling.Split(run, Math.Min(largestTaps, 14));
        int tapTiles = tapRuns.Sum(tile => tile.Count);
        int runs = window.Rows.Kernel * (isOneRun ? 1 : window.Columns.Kernel);
        int rowsOfTile = Math.Max(1, Math.Min(window.Rows.Output, WindowsOfTile / window.Columns.Output));

        var call = new KernelCall(memory, target.Element);
        Location dyAt = call.Reference("dy", product.DY);
        Location xAt = call.Reference("x", product.X);
        call.Reference("gradient", new Location(Region.Gradients, memory.Tensors[kernel.Sink.Tensor]));
        call.Number("int", "samples", "samples");
        call.Number("bool", "adds", kernel.Sink.AddsAlways ? "true" : "pass.AddsToGradients");
        // A unit is a run of taps: each worker sums whole numbers of the gradient, in the same order whatever the number of workers.
        int unitsOfRun = window.Groups * tapTiles;
        call.Units(CSharp.Literal(runs * unitsOfRun));

        string name = CSharp.MemberName(kernel.Source.Name) + "ConvolutionOuterProduct";
        string comment = KernelPrinter.Print(kernel);
        string emitted = methods.Add(name, comment, call.Parameters, body =>
        {
            body.Open($"for (int block = 0, rest = samples; rest > 0; block++, rest -= {CSharp.Literal(length)})");
            body.Line($"ref {target.Element} blockDY = ref Unsafe.Add(ref dy, {ProductKernel.BlockOffset(dyAt, length)});");
            body.Line($"ref {target.Element} blockX = ref Unsafe.Add(ref x, {ProductKernel.BlockOffset(xAt, length)});");
            body.Open($"for (int row = 0; row < {CSharp.Literal(window.Rows.Output)}; row += {CSharp.Literal(rowsOfTile)})");
            body.Line(window.Rows.Output % rowsOfTile == 0 ? $"const int rows = {CSharp.Literal(rowsOfTile)};" : $"int rows = Math.Min({CSharp.Literal(rowsOfTile)}, {CSharp.Literal(window.Rows.Output)} - row);");
            body.Line("bool addsTile = adds || block > 0 || row > 0;");
            body.Line($"ref {target.Element} rowDY = ref Unsafe.Add(ref blockDY, row * {CSharp.Literal(window.Columns.Output * window.OutputChannels * length)});");
            body.Open("for (int unit = first; unit < end; unit++)");
            DeclareUnit(body);
            foreach (OutputTiles tiles in outputs)
            {
                tiles.Write(body, (output, weight, width) =>
                {
                    string groupX = window.Groups == 1 ? "ref blockX" : $"ref Unsafe.Add(ref blockX, group * {CSharp.Literal(window.GroupInputs * length)})";
                    string arguments = $"({groupX}, ref Unsafe.Add(ref rowDY, {output} * {CSharp.Literal(length)}), ref Unsafe.Add(ref gradient, {weight} + (tap * {width})), "
                        + $"row, rows, kernelRow, {(isOneRun ? "" : "kernelColumn, ")}inputTap, addsTile{(ChannelTiles.IsConstant(width) ? "" : ", " + width)});";
                    for (int index = 0; index < tapRuns.Count; index++)
                    {
                        if (tapRuns.Count > 1)
                        {
                            body.Open(index == 0 ? $"if (taps == {CSharp.Literal(tapRuns[0].Rows)})" : "else");
                        }

                        body.Line(Tile(methods, name, comment, window, tapRuns[index].Rows, tiles.Rows, isOneRun, width) + arguments);
                        if (tapRuns.Count > 1)
                        {
                            body.Close();
                        }
                    }
                });
            }

            body.Close().Close().Close();
        }) + "(" + call.Arguments + ");";

        // Samples lie in the lanes that are added up, so those behind the last one have to be zero.
        return ClearPadding(product.DY) + "\n" + ClearPadding(product.X) + "\nif (samples < padded)\n{\n    worker.Barrier();\n}\n\n" + emitted;

        string ClearPadding(Value value)
        {
            var clear = new KernelCall(memory, target.Element);
            Location location = clear.Reference("value", value);
            clear.Number("int", "rows", CSharp.Literal(location.BlockRows));
            clear.Number("int", "samples", "samples");
            clear.Units(CSharp.Literal(location.BlockRows));
            return "BatchLayout.ClearPadding(" + clear.Arguments + ");";
        }

        // Which taps a unit is: kernelRow, kernelColumn, and of the run the first, inputTap, and how many, taps.
        void DeclareUnit(SourceWriter body)
        {
            body.Line(unitsOfRun == 1 ? "int run = unit;" : $"int run = unit / {CSharp.Literal(unitsOfRun)};");
            if (unitsOfRun > 1)
            {
                body.Line($"int tile = unit - (run * {CSharp.Literal(unitsOfRun)});");
            }

            if (window.Groups > 1)
            {
                body.Line($"int group = tile / {CSharp.Literal(tapTiles)};");
                body.Line($"tile -= group * {CSharp.Literal(tapTiles)};");
            }

            string tileName = unitsOfRun == 1 ? "0" : "tile";
            int largerRows = tapRuns[0].Rows;
            int larger = tapRuns[0].Count;
            body.Line(isOneRun || window.Columns.Kernel == 1 ? "int kernelRow = run;" : $"int kernelRow = run / {CSharp.Literal(window.Columns.Kernel)};");
            if (!isOneRun)
            {
                body.Line(window.Columns.Kernel == 1 ? "const int kernelColumn = 0;" : $"int kernelColumn = run - (kernelRow * {CSharp.Literal(window.Columns.Kernel)});");
            }

            if (tapRuns.Count == 1)
            {
                body.Line($"const int taps = {CSharp.Literal(largerRows)};");
                body.Line(tapTiles == 1 ? "const int inputTap = 0;" : $"int inputTap = {tileName} * {CSharp.Literal(largerRows)};");
            }
            else
            {
                body.Line($"int taps = tile < {CSharp.Literal(larger)} ? {CSharp.Literal(largerRows)} : {CSharp.Literal(tapRuns[1].Rows)};");
                body.Line($"int inputTap = (tile * taps) + (tile < {CSharp.Literal(larger)} ? 0 : {CSharp.Literal((largerRows - tapRuns[1].Rows) * larger)});");
            }

            body.Line($"int tap = (run * {CSharp.Literal(run)}) + inputTap;");
        }
    }

    private static int LargestOutputs(Target target) => target.Registers == 32 ? 5 : 3;

    private static string Tile(KernelMethods methods, string name, string comment, Window window, int taps, int outputs, bool isOneRun, string width)
    {
        Target target = methods.Target;
        var vector = new VectorType(target.Bits, target.Precision);
        string element = target.Element;
        int length = target.BlockLength;
        bool hasWidth = !ChannelTiles.IsConstant(width);
        string parameters = $"ref {element} x, ref {element} dy, ref {element} gradient, int row, int rows, int kernelRow, {(isOneRun ? "" : "int kernelColumn, ")}int inputTap, "
            + $"bool adds{(hasWidth ? ", int width" : "")}";
        return methods.Add($"{name}Tile{CSharp.Literal(taps)}x{CSharp.Literal(outputs)}", comment, parameters, body =>
        {
            body.Open("if (!adds)");
            body.Open($"for (int tap = 0; tap < {CSharp.Literal(taps)}; tap++)");
            body.Line($"MemoryMarshal.CreateSpan(ref Unsafe.Add(ref gradient, tap * {(hasWidth ? "width" : width)}), {CSharp.Literal(outputs)}).Clear();");
            body.Close().Close().Line();
            ForEach((tap, output) => body.Line($"var {Sum(tap, output)} = {vector.Zero};"));
            int dyRow = window.Columns.Output * window.OutputChannels * length;
            if (!isOneRun && window.Columns.IsPadded)
            {
                WindowLoops.WindowsOfTap(body, window.Columns);
            }

            body.Open("for (int index = 0; index < rows; index++)");
            string rowDilation = window.Rows.Dilation == 1 ? "kernelRow" : $"(kernelRow * {CSharp.Literal(window.Rows.Dilation)})";
            string rowStride = window.Rows.Stride == 1 ? "(row + index)" : $"((row + index) * {CSharp.Literal(window.Rows.Stride)})";
            body.Line($"int imageRow = {rowStride} + {rowDilation}{(window.Rows.PadBefore == 0 ? "" : " - " + CSharp.Literal(window.Rows.PadBefore))};");
            if (window.Rows.IsPadded)
            {
                body.Open($"if ((uint)imageRow >= {CSharp.Literal(window.Rows.Input)})").Line("continue;").Close();
            }

            bool hasColumns = !isOneRun && window.Columns.IsPadded;
            string firstX = isOneRun ? "inputTap"
                : hasColumns ? $"(((firstColumn * {CSharp.Literal(window.Columns.Stride)}) + shift) * {CSharp.Literal(window.InputChannels)}) + inputTap"
                : $"(kernelColumn * {CSharp.Literal(window.Columns.Dilation * window.InputChannels)}) + inputTap";
            body.Line($"ref {element} columnX = ref Unsafe.Add(ref x, ((imageRow * {CSharp.Literal(window.Columns.Input * window.InputChannels)}) + {firstX}) * {CSharp.Literal(length)});");
            body.Line($"ref {element} columnDY = ref Unsafe.Add(ref dy, (index * {CSharp.Literal(dyRow)}){(hasColumns ? $" + (firstColumn * {CSharp.Literal(window.OutputChannels * length)})" : "")});");
            body.Open($"for (int column = {(hasColumns ? "firstColumn" : "0")}; column < {(hasColumns ? "endColumn" : CSharp.Literal(window.Columns.Output))}; column++)");
            foreach (string half in VectorType.Halves)
            {
                int lane = half == "a" ? 0 : vector.Lanes;
                for (int output = 0; output < outputs; output++)
                {
                    body.Line($"var dy{CSharp.Literal(output)}{half} = {vector.Load("columnDY", (output * length) + lane)};");
                }

                for (int tap = 0; tap < taps; tap++)
                {
                    body.Line($"var x{CSharp.Literal(tap)}{half} = {vector.Load("columnX", (tap * length) + lane)};");
                    for (int output = 0; output < outputs; output++)
                    {
                        body.Line($"{Sum(tap, output)} = {vector.MultiplyAdd($"x{CSharp.Literal(tap)}{half}", $"dy{CSharp.Literal(output)}{half}", Sum(tap, output))};");
                    }
                }
            }

            body.Line($"columnX = ref Unsafe.Add(ref columnX, {CSharp.Literal(window.Columns.Stride * window.InputChannels * length)});");
            body.Line($"columnDY = ref Unsafe.Add(ref columnDY, {CSharp.Literal(window.OutputChannels * length)});");
            body.Close().Close();
            for (int tap = 0; tap < taps; tap++)
            {
                for (int output = 0; output < outputs; output++)
                {
                    body.Line($"{KernelCall.At("gradient", output)} += VectorFunctions.Sum({Sum(tap, output)});");
                }

                if (tap < taps - 1)
                {
                    body.Line($"gradient = ref Unsafe.Add(ref gradient, {(hasWidth ? "width" : width)});");
                }
            }
        });

        string Sum(int tap, int output) => "w" + CSharp.Literal(tap) + "_" + CSharp.Literal(output);

        void ForEach(Action<int, int> write)
        {
            for (int tap = 0; tap < taps; tap++)
            {
                for (int output = 0; output < outputs; output++)
                {
                    write(tap, output);
                }
            }
        }
    }
}
