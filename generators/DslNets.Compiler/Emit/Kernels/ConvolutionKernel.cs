using System;
using System.Collections.Generic;
using System.Linq;
using DslNets.Compiler.Ir;
using DslNets.Compiler.Memory;
using DslNets.Compiler.Scheduling;
using DslNets.Compiler.Shapes;

namespace DslNets.Compiler.Emit.Kernels;

/// <summary>
/// Direct convolution. A tile - some windows side by side, some output channels, two vectors of samples - stays in registers while the loop runs over the taps of the window; the formula
/// fused to it is applied before it is stored. Taps in the padding are not visited.
/// </summary>
public static class ConvolutionKernel
{
    /// <summary>The outputs of a pool of 2x2.</summary>
    private const int PooledWindows = 4;

    public static string Emit(KernelMethods methods, MemoryPlan memory, Kernel.Product kernel)
    {
        var convolution = (Operation.Convolution)kernel.Source.Definition;
        Window window = convolution.Window;
        Target target = methods.Target;
        int length = target.BlockLength;

        var call = new KernelCall(memory, target.Element);
        Location xAt = call.Reference("x", convolution.X);
        call.Reference("weights", convolution.W);
        Location yAt = call.Reference("y", kernel.Result);
        var epilogue = new TileEpilogue(call, target, kernel);
        call.Units(kernel.Pooled is null ? window.Rows.Output : window.Rows.Output / 2, "blocks");

        string name = CSharp.MemberName(kernel.Result.Name) + "Convolution";
        string comment = KernelPrinter.Print(kernel);
        if (kernel.Pooled is not null)
        {
            return EmitPooled();
        }

        ChannelTiles channels = ChannelTiles.Of(window.OutputChannels, window.Groups, target.TileRows(2));
        int smallest = channels.Runs.Min(run => run.Rows);
        int windows = channels.Runs.Count == 1 ? Math.Min(target.TileWindows(smallest), window.Columns.Output) : 1;
        return methods.Add(name, comment, call.Parameters, body =>
        {
            body.Open("for (int unit = first; unit < end; unit++)");
            WindowLoops.Units(body, window.Rows.Output);
            body.Line($"ref {target.Element} blockX = ref Unsafe.Add(ref x, {ProductKernel.BlockOffset(xAt, length)});");
            body.Line($"ref {target.Element} blockY = ref Unsafe.Add(ref y, {ProductKernel.BlockOffset(yAt, length)});");
            WindowLoops.Taps(body, window.Rows, "row", "Row");
            int inside = WindowLoops.FirstInside(window.Columns);
            int endInside = WindowLoops.EndInside(window.Columns);
            if (windows > 1 && endInside - inside >= windows)
            {
                // Windows side by side where none reaches into the padding, single ones for the rest.
                int endOfMany = inside + ((endInside - inside) / windows * windows);
                Columns(0, inside, 1, isInside: false);
                Columns(inside, endOfMany, windows, isInside: true);
                Columns(endOfMany, endInside, 1, isInside: true);
                Columns(endInside, window.Columns.Output, 1, isInside: false);
            }
            else
            {
                Columns(0, window.Columns.Output, 1, isInside: !window.Columns.IsPadded);
            }

            body.Close();

            void Columns(int firstColumn, int endColumn, int count, bool isInside)
            {
                if (firstColumn >= endColumn)
                {
                    return;
                }

                body.Open($"for (int column = {CSharp.Literal(firstColumn)}; column < {CSharp.Literal(endColumn)}; column += {CSharp.Literal(count)})");
                if (isInside)
                {
                    body.Line($"int tapColumn = (column * {CSharp.Literal(window.Columns.Stride)}) - {CSharp.Literal(window.Columns.PadBefore)};");
                }
                else
                {
                    WindowLoops.Taps(body, window.Columns, "column", "Column");
                }

                string image = $"((tapRow * {CSharp.Literal(window.Columns.Input)}) + tapColumn) * {CSharp.Literal(window.InputChannels * length)}";
                body.Line($"ref {target.Element} windowX = ref Unsafe.Add(ref blockX, {image});");
                string pixel = $"((row * {CSharp.Literal(window.Columns.Output)}) + column) * {CSharp.Literal(window.OutputChannels)}";
                body.Line($"int pixel = {pixel};");
                string firstTap = WindowLoops.FirstTap(window, isInside);
                string taps = WindowLoops.TapCounts(window, isInside);
                channels.Write(body, (rows, channel, group, weights, width) =>
                {
                    string tile = Tile(methods, name, comment, window, epilogue, rows, count, width);
                    string x = group == "0" ? "ref windowX" : $"ref Unsafe.Add(ref windowX, {group} * {CSharp.Literal(window.GroupInputs * length)})";
                    string w = firstTap == "0" ? weights : $"{weights} + ({firstTap} * {CSharp.Literal(window.GroupInputs)} * {width})";
                    body.Line($"{tile}({x}, ref Unsafe.Add(ref weights, {w}), ref Unsafe.Add(ref blockY, (pixel + {channel}) * {CSharp.Literal(length)})"
                        + $"{(ChannelTiles.IsConstant(width) ? "" : ", " + width)}{taps}{epilogue.Arguments(channel, $"pixel + {channel}")});");
                }, window.Taps);
                body.Close();
            }
        }) + "(" + call.Arguments + ");";

        // Four windows at a time, of which one number for each channel is left.
        string EmitPooled()
        {
            int rows = window.Rows.Output / 2;
            int columns = window.Columns.Output / 2;
            ChannelTiles pooled = ChannelTiles.Of(window.OutputChannels, 1, Math.Max(1, target.TileRows(2) / PooledWindows));
            return methods.Add(name, comment, call.Parameters, body =>
            {
                body.Open("for (int unit = first; unit < end; unit++)");
                WindowLoops.Units(body, rows);
                body.Line($"ref {target.Element} rowX = ref Unsafe.Add(ref x, {ProductKernel.BlockOffset(xAt, length)} + (row * {CSharp.Literal(2 * window.Rows.Stride * window.Columns.Input * window.InputChannels * length)}));");
                body.Line($"ref {target.Element} blockY = ref Unsafe.Add(ref y, {ProductKernel.BlockOffset(yAt, length)});");
                body.Open($"for (int column = 0; column < {CSharp.Literal(columns)}; column++)");
                body.Line($"ref {target.Element} windowX = ref Unsafe.Add(ref rowX, column * {CSharp.Literal(2 * window.Columns.Stride * window.InputChannels * length)});");
                body.Line($"int pixel = ((row * {CSharp.Literal(columns)}) + column) * {CSharp.Literal(window.OutputChannels)};");
                pooled.Write(body, (channels, channel, _, weights, width) => body.Line(
                    $"{Tile(methods, name, comment, window, epilogue, channels, PooledWindows, width, kernel.Result.Definition)}(ref windowX, ref Unsafe.Add(ref weights, {weights}), "
                    + $"ref Unsafe.Add(ref blockY, (pixel + {channel}) * {CSharp.Literal(length)}){epilogue.Arguments(channel, "0")});"), window.Taps);
                body.Close().Close();
            }) + "(" + call.Arguments + ");";
        }
    }

    /// <param name="pool">The pool of the four windows of a tile; null where each is stored.</param>
    private static string Tile(KernelMethods methods, string name, string comment, Window window, TileEpilogue epilogue, int rows, int windows, string width, Operation? pool = null)
    {
        Target target = methods.Target;
        var vector = new VectorType(target.Bits, target.Precision);
        string element = target.Element;
        int length = target.BlockLength;
        bool hasWidth = !ChannelTiles.IsConstant(width);
        string step = hasWidth ? "width" : width;
        string parameters = $"ref {element} x, ref {element} weights, ref {element} y{(hasWidth ? ", int width" : "")}"
            + $"{(window.Rows.IsPadded ? ", int rows" : "")}{(window.Columns.IsPadded ? ", int columns" : "")}{epilogue.Parameters}";
        return methods.Add($"{name}Tile{CSharp.Literal(windows)}x{CSharp.Literal(rows)}", comment, parameters, body =>
        {
            ForEach((channel, index) => body.Line($"var {Name(index, channel)}a = {epilogue.Start(channel)};").Line($"var {Name(index, channel)}b = {Name(index, channel)}a;"));
            string columns = window.Columns.IsPadded ? "columns" : CSharp.Literal(window.Columns.Kernel);
            body.Open($"for (int kernelRow = 0; kernelRow < {(window.Rows.IsPadded ? "rows" : CSharp.Literal(window.Rows.Kernel))}; kernelRow++)");

            // Where neighbouring taps are neighbours in memory, one loop runs over columns and channels.
            bool isOneRun = window.Columns.Dilation == 1 && window.Groups == 1;
            if (!isOneRun)
            {
                body.Open($"for (int kernelColumn = 0; kernelColumn < {columns}; kernelColumn++)");
            }

            string run = !isOneRun ? CSharp.Literal(window.GroupInputs)
                : window.Columns.IsPadded ? $"columns * {CSharp.Literal(window.GroupInputs)}"
                : CSharp.Literal(window.Columns.Kernel * window.GroupInputs);
            body.Open($"for (int tap = 0; tap < {run}; tap++)");
            MultiplyAdd(body);
            body.Line($"x = ref Unsafe.Add(ref x, {CSharp.Literal(length)});");
            body.Line($"weights = ref Unsafe.Add(ref weights, {step});");
            body.Close();
            if (!isOneRun)
            {
                body.Line($"x = ref Unsafe.Add(ref x, {CSharp.Literal(((window.Columns.Dilation * window.InputChannels) - window.GroupInputs) * length)});");
                body.Close();
            }

            // To the beginning of the window's next row.
            int rowStep = window.Rows.Dilation * window.Columns.Input * window.InputChannels * length;
            int columnStep = (isOneRun ? window.InputChannels : window.Columns.Dilation * window.InputChannels) * length;
            body.Line(window.Columns.IsPadded
                ? $"x = ref Unsafe.Add(ref x, {CSharp.Literal(rowStep)} - (columns * {CSharp.Literal(columnStep)}));"
                : $"x = ref Unsafe.Add(ref x, {CSharp.Literal(rowStep - (window.Columns.Kernel * columnStep))});");
            if (window.Columns.IsPadded)
            {
                body.Line($"weights = ref Unsafe.Add(ref weights, ({CSharp.Literal(window.Columns.Kernel)} - columns) * {CSharp.Literal(window.GroupInputs)} * {step});");
            }

            body.Close();
            if (pool is not null)
            {
                for (int channel = 0; channel < rows; channel++)
                {
                    for (int half = 0; half < 2; half++)
                    {
                        List<string> values = Enumerable.Range(0, windows).Select(index => epilogue.Result(body, Name(index, channel) + VectorType.Halves[half], channel, channel, half)).ToList();
                        body.Line(vector.Store(PoolKernel.Join(vector, pool, values), "y", (channel * length) + (half * vector.Lanes)));
                    }
                }

                return;
            }

            ForEach((channel, index) =>
            {
                int row = (index * window.OutputChannels) + channel;
                body.Line(vector.Store(epilogue.Result(body, Name(index, channel) + "a", channel, row, 0), "y", row * length));
                body.Line(vector.Store(epilogue.Result(body, Name(index, channel) + "b", channel, row, 1), "y", (row * length) + vector.Lanes));
            });
        });

        string Name(int index, int channel) => windows == 1 ? "y" + CSharp.Literal(channel) : "y" + CSharp.Literal(index) + "_" + CSharp.Literal(channel);

        void ForEach(Action<int, int> write)
        {
            for (int index = 0; index < windows; index++)
            {
                for (int channel = 0; channel < rows; channel++)
                {
                    write(channel, index);
                }
            }
        }

        void MultiplyAdd(SourceWriter body)
        {
            // Few channels stay in registers while the windows pass; of many channels one at a time passes the windows.
            if (pool is not null)
            {
                for (int channel = 0; channel < rows; channel++)
                {
                    Weight(channel);
                }

                for (int index = 0; index < windows; index++)
                {
                    Window(index);
                    for (int channel = 0; channel < rows; channel++)
                    {
                        Sum(index, channel);
                    }
                }

                return;
            }

            for (int index = 0; index < windows; index++)
            {
                Window(index);
            }

            for (int channel = 0; channel < rows; channel++)
            {
                Weight(channel);
                for (int index = 0; index < windows; index++)
                {
                    Sum(index, channel);
                }
            }

            void Weight(int channel) => body.Line($"var w{CSharp.Literal(channel)} = {vector.Broadcast(KernelCall.At("weights", channel))};");

            void Window(int index)
            {
                int pixels = pool is null ? index * window.Columns.Stride : (index / 2 * window.Rows.Stride * window.Columns.Input) + (index % 2 * window.Columns.Stride);
                body.Line($"var x{CSharp.Literal(index)}a = {vector.Load("x", pixels * window.InputChannels * length)};");
                body.Line($"var x{CSharp.Literal(index)}b = {vector.Load("x", (pixels * window.InputChannels * length) + vector.Lanes)};");
            }

            void Sum(int index, int channel)
            {
                foreach (string half in VectorType.Halves)
                {
                    body.Line($"{Name(index, channel)}{half} = {vector.MultiplyAdd("w" + CSharp.Literal(channel), "x" + CSharp.Literal(index) + half, Name(index, channel) + half)};");
                }
            }
        }
    }
}
