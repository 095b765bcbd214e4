using System;
using System.Collections.Generic;
using System.Linq;
using DslNets.Compiler.Ir;
using DslNets.Compiler.Memory;
using DslNets.Compiler.Scheduling;
using DslNets.Compiler.Shapes;

namespace DslNets.Compiler.Emit.Kernels;

/// <summary>
/// The transpose of a convolution: for each position of the image and some of its channels the sum over the windows that read it, and over their output channels. A position visits only
/// windows that exist, so there is neither padding nor a sum in memory.
/// </summary>
public static class TransposedConvolutionKernel
{
    public static string Emit(KernelMethods methods, MemoryPlan memory, Kernel.Product kernel)
    {
        var convolution = (Operation.TransposedConvolution)kernel.Source.Definition;
        Window window = convolution.Window;
        Target target = methods.Target;
        int length = target.BlockLength;

        var call = new KernelCall(memory, target.Element);
        Location dyAt = call.Reference("dy", convolution.DY);
        call.Reference("weights", convolution.W);
        Location dxAt = call.Reference("dx", kernel.Result);
        var epilogue = new TileEpilogue(call, target, kernel);
        call.Units(window.Rows.Input, "blocks");

        string name = CSharp.MemberName(kernel.Result.Name) + "TransposedConvolution";
        string comment = KernelPrinter.Print(kernel);
        IReadOnlyList<(int Rows, int Count)> runs = Tiling.Split(window.GroupInputs, target.TileRows(2));
        return methods.Add(name, comment, call.Parameters, body =>
        {
            body.Open("for (int unit = first; unit < end; unit++)");
            WindowLoops.Units(body, window.Rows.Input);
            body.Line($"ref {target.Element} blockDY = ref Unsafe.Add(ref dy, {ProductKernel.BlockOffset(dyAt, length)});");
            body.Line($"ref {target.Element} blockDX = ref Unsafe.Add(ref dx, {ProductKernel.BlockOffset(dxAt, length)});");
            body.Open($"for (int column = 0; column < {CSharp.Literal(window.Columns.Input)}; column++)");
            body.Line($"int pixel = ((row * {CSharp.Literal(window.Columns.Input)}) + column) * {CSharp.Literal(window.InputChannels)};");
            string group = "";
            if (window.Groups > 1)
            {
                body.Open($"for (int group = 0; group < {CSharp.Literal(window.Groups)}; group++)");
                group = $" + (group * {CSharp.Literal(window.GroupInputs)})";
            }

            int start = 0;
            foreach ((int rows, int count) in runs)
            {
                string tile = Tile(methods, name, comment, window, epilogue, rows);
                if (count > 2)
                {
                    body.Open($"for (int channel = {CSharp.Literal(start)}; channel < {CSharp.Literal(start + (rows * count))}; channel += {CSharp.Literal(rows)})");
                    Call(tile, "channel");
                    body.Close();
                }
                else
                {
                    for (int index = 0; index < count; index++)
                    {
                        Call(tile, CSharp.Literal(start + (index * rows)));
                    }
                }

                start += rows * count;
            }

            if (window.Groups > 1)
            {
                body.Close();
            }

            body.Close().Close();

            void Call(string tile, string channel) => body.Line(
                $"{tile}(ref blockDY, ref weights, ref Unsafe.Add(ref blockDX, (pixel + {channel}{group}) * {CSharp.Literal(length)}), row, column, {channel}"
                + $"{(window.Groups > 1 ? ", group" : "")}{epilogue.Arguments(channel + group, "pixel + " + channel + group)});");
        }) + "(" + call.Arguments + ");";
    }

    private static string Tile(KernelMethods methods, string name, string comment, Window window, TileEpilogue epilogue, int rows)
    {
        Target target = methods.Target;
        var vector = new VectorType(target.Bits, target.Precision);
        string element = target.Element;
        int length = target.BlockLength;
        string parameters = $"ref {element} dy, ref {element} weights, ref {element} dx, int row, int column, int channel{(window.Groups > 1 ? ", int group" : "")}{epilogue.Parameters}";
        return methods.Add($"{name}Rows{CSharp.Literal(rows)}", comment, parameters, body =>
        {
            for (int index = 0; index < rows; index++)
            {
                body.Line($"var x{CSharp.Literal(index)}a = {epilogue.Start(index)};").Line($"var x{CSharp.Literal(index)}b = x{CSharp.Literal(index)}a;");
            }

            OpenTaps(body, window.Rows, "row", "Row");
            OpenTaps(body, window.Columns, "column", "Column");
            string taps = $"((((kernelRow * {CSharp.Literal(window.Columns.Kernel)}) + kernelColumn) * {CSharp.Literal(window.GroupInputs)}) + channel)";
            string pixel = $"((windowRow * {CSharp.Literal(window.Columns.Output)}) + windowColumn) * {CSharp.Literal(window.OutputChannels * length)}";
            body.Line($"ref {element} windowDY = ref Unsafe.Add(ref dy, {pixel});");
            if (window.Groups == 1)
            {
                WholePanels(body, taps);
            }
            else
            {
                Chunks(body, taps);
            }

            body.Close().Close();
            for (int index = 0; index < rows; index++)
            {
                string sum = "x" + CSharp.Literal(index);
                body.Line(vector.Store(epilogue.Result(body, sum + "a", index, index, 0), "dx", index * length));
                body.Line(vector.Store(epilogue.Result(body, sum + "b", index, index, 1), "dx", (index * length) + vector.Lanes));
            }
        });

        // All output channels, panel by panel.
        void WholePanels(SourceWriter body, string taps)
        {
            int whole = Panels.Whole(window.OutputChannels);
            int rest = Panels.Rest(window.OutputChannels);
            int panelLength = Panels.Width * window.Taps;
            if (whole > 0)
            {
                body.Line($"ref {element} w = ref Unsafe.Add(ref weights, {taps} * {CSharp.Literal(Panels.Width)});");
                if (whole > 1)
                {
                    body.Open($"for (int panel = 0; panel < {CSharp.Literal(whole)}; panel++)");
                }

                Outputs(body, CSharp.Literal(Panels.Width), "w", CSharp.Literal, Panels.Width);
                if (whole > 1)
                {
                    body.Line($"w = ref Unsafe.Add(ref w, {CSharp.Literal(panelLength - Panels.Width)});");
                    body.Close();
                }
            }

            if (rest > 0)
            {
                int width = Panels.WidthOf(rest);
                string start = whole == 0 ? "" : CSharp.Literal(whole * panelLength) + " + ";
                body.Line($"ref {element} restW = ref Unsafe.Add(ref weights, {start}({taps} * {CSharp.Literal(width)}));");
                Outputs(body, CSharp.Literal(rest), "restW", CSharp.Literal, width);
            }
        }

        // The output channels of a group, in chunks of which each lies in one panel.
        void Chunks(SourceWriter body, string taps)
        {
            int chunk = ChannelTiles.ChunkOf(window.OutputChannels, window.Groups);
            int whole = Panels.Whole(window.OutputChannels);
            int rest = Panels.Rest(window.OutputChannels);
            body.Line($"windowDY = ref Unsafe.Add(ref windowDY, group * {CSharp.Literal(window.GroupOutputs * length)});");
            body.Open($"for (int output = group * {CSharp.Literal(window.GroupOutputs)}; output < (group + 1) * {CSharp.Literal(window.GroupOutputs)}; output += {CSharp.Literal(chunk)})");
            body.Line($"int panel = output / {CSharp.Literal(Panels.Width)};");
            body.Line($"int width = {(rest == 0 ? CSharp.Literal(Panels.Width) : $"panel < {CSharp.Literal(whole)} ? {CSharp.Literal(Panels.Width)} : {CSharp.Literal(Panels.WidthOf(rest))}")};");
            body.Line($"ref {element} w = ref Unsafe.Add(ref weights, (panel * {CSharp.Literal(Panels.Width * window.Taps)}) + ({taps} * width) + output - (panel * {CSharp.Literal(Panels.Width)}));");
            Outputs(body, CSharp.Literal(chunk), "w", index => index == 1 ? "width" : CSharp.Literal(index) + " * width", 1);
            body.Close();
        }

        void Outputs(SourceWriter body, string count, string weights, Func<int, string> offset, int stride)
        {
            body.Open($"for (int step = 0; step < {count}; step++)");
            body.Line($"var ya = {vector.Load("windowDY")};");
            body.Line($"var yb = {vector.Load("windowDY", vector.Lanes)};");
            for (int index = 0; index < rows; index++)
            {
                string number = CSharp.Literal(index);
                string weight = index == 0 ? weights : $"Unsafe.Add(ref {weights}, {offset(index * stride)})";
                body.Line($"var w{number} = {vector.Broadcast(weight)};");
                body.Line($"x{number}a = {vector.MultiplyAdd("w" + number, "ya", $"x{number}a")};");
                body.Line($"x{number}b = {vector.MultiplyAdd("w" + number, "yb", $"x{number}b")};");
            }

            body.Line($"windowDY = ref Unsafe.Add(ref windowDY, {CSharp.Literal(length)});");
            body.Line($"{weights} = ref Unsafe.Add(ref {weights}, 1);");
            body.Close();
        }
    }

    /// <summary>Opens the loop over the taps by which a position is read, with the window that does: <c>windowRow</c>.</summary>
    private static void OpenTaps(SourceWriter body, WindowAxis axis, string index, string suffix)
    {
        body.Open($"for (int kernel{suffix} = 0; kernel{suffix} < {CSharp.Literal(axis.Kernel)}; kernel{suffix}++)");
        string tap = axis.Dilation == 1 ? "kernel" + suffix : $"(kernel{suffix} * {CSharp.Literal(axis.Dilation)})";
        body.Line($"int window{suffix} = {index}{(axis.PadBefore == 0 ? "" : " + " + CSharp.Literal(axis.PadBefore))} - {tap};");
        if (axis.Stride > 1)
        {
            body.Open($"if (window{suffix} % {CSharp.Literal(axis.Stride)} != 0)").Line("continue;").Close();
            body.Line($"window{suffix} /= {CSharp.Literal(axis.Stride)};");
        }

        body.Open($"if ((uint)window{suffix} >= {CSharp.Literal(axis.Output)})").Line("continue;").Close();
    }
}
