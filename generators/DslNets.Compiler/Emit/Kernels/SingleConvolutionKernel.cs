using System;
using System.Collections.Generic;
using System.Linq;
using DslNets.Compiler.Ir;
using DslNets.Compiler.Memory;
using DslNets.Compiler.Scheduling;
using DslNets.Compiler.Shapes;

namespace DslNets.Compiler.Emit.Kernels;

/// <summary>
/// The convolution of one sample: output channels in the lanes, inputs broadcast, as many windows side by side as there are registers for. Narrow panels fill only a part of the last vector; what is
/// stored beyond it is the beginning of the next pixel, which is computed later, or the room behind the value.
/// </summary>
public static class SingleConvolutionKernel
{
    public static string Emit(KernelMethods methods, MemoryPlan memory, Kernel.Product kernel, Func<Value, string?> given)
    {
        var convolution = (Operation.Convolution)kernel.Source.Definition;
        Window window = convolution.Window;
        Target target = methods.Target;
        var call = new KernelCall(memory, target.Element, isSingle: true);
        call.Reference("x", convolution.X, given);
        call.Reference("weights", convolution.W);
        call.Reference("y", kernel.Result);
        var operands = new SingleWindowOperands(call, kernel, given);
        string name = CSharp.MemberName(kernel.Result.Name) + "SingleConvolution";
        string comment = KernelPrinter.Print(kernel);
        return methods.Add(name, comment, call.Parameters, body =>
        {
            body.Open($"for (int row = 0; row < {CSharp.Literal(window.Rows.Output)}; row++)");
            WindowLoops.Taps(body, window.Rows, "row", "Row");
            int inside = WindowLoops.FirstInside(window.Columns);
            int endInside = WindowLoops.EndInside(window.Columns);
            Columns(0, inside, 1, isInside: false);
            int start = inside;
            foreach ((int count, int tiles) in endInside > inside ? Tiling.Split(endInside - inside, LargestTile(target, window)) : [])
            {
                Columns(start, start + (count * tiles), count, isInside: true);
                start += count * tiles;
            }

            Columns(endInside, window.Columns.Output, 1, isInside: false);
            body.Close();

            void Columns(int first, int end, int count, bool isInside)
            {
                if (first >= end)
                {
                    return;
                }

                body.Open($"for (int column = {CSharp.Literal(first)}; column < {CSharp.Literal(end)}; column += {CSharp.Literal(count)})");
                if (isInside)
                {
                    body.Line($"int tapColumn = (column * {CSharp.Literal(window.Columns.Stride)}) - {CSharp.Literal(window.Columns.PadBefore)};");
                }
                else
                {
                    WindowLoops.Taps(body, window.Columns, "column", "Column");
                }

                body.Line($"ref {target.Element} windowX = ref Unsafe.Add(ref x, ((tapRow * {CSharp.Literal(window.Columns.Input)}) + tapColumn) * {CSharp.Literal(window.InputChannels)});");
                body.Line($"int pixel = ((row * {CSharp.Literal(window.Columns.Output)}) + column) * {CSharp.Literal(window.OutputChannels)};");
                string firstTap = WindowLoops.FirstTap(window, isInside);
                string taps = WindowLoops.TapCounts(window, isInside);
                foreach (ChannelVectors channels in ChannelVectors.Of(target, window))
                {
                    string tile = Tile(methods, name, comment, window, operands, channels, count);
                    string channel = channels.First;
                    if (channels.Count > 1)
                    {
                        body.Open($"for (int channel = {channel}; channel < {channels.First} + {CSharp.Literal(channels.Count * channels.Length)}; channel += {CSharp.Literal(channels.Length)})");
                        channel = "channel";
                    }

                    string weights = channels.Weights(channel, window, firstTap);
                    string x = window.Groups == 1 ? "ref windowX" : $"ref Unsafe.Add(ref windowX, {channel})";
                    body.Line($"{tile}({x}, ref Unsafe.Add(ref weights, {weights}), ref Unsafe.Add(ref y, pixel + {channel}){taps}{operands.Arguments(channel, "pixel + " + channel)});");
                    if (channels.Count > 1)
                    {
                        body.Close();
                    }
                }

                body.Close();
            }
        }) + "(" + call.Arguments + ");";
    }

    private static int LargestTile(Target target, Window window) => ChannelVectors.Of(target, window).Min(channels => window.Groups == 1 ? target.TileRows(channels.Vectors) : target.TileRows(1) / 2);

    private static string Tile(KernelMethods methods, string name, string comment, Window window, SingleWindowOperands operands, ChannelVectors channels, int windows)
    {
        Target target = methods.Target;
        VectorType vector = channels.Vector;
        string element = target.Element;
        bool isDepthwise = window.Groups > 1;
        string parameters = $"ref {element} x, ref {element} weights, ref {element} y{(window.Rows.IsPadded ? ", int rows" : "")}{(window.Columns.IsPadded ? ", int columns" : "")}{operands.Parameters(element)}";
        return methods.Add($"{name}Tile{CSharp.Literal(windows)}x{CSharp.Literal(channels.Length)}", comment, parameters, body =>
        {
            ForEach((index, part) => body.Line($"var {Sum(index, part)} = {vector.Zero};"));
            string columns = window.Columns.IsPadded ? "columns" : CSharp.Literal(window.Columns.Kernel);
            body.Open($"for (int kernelRow = 0; kernelRow < {(window.Rows.IsPadded ? "rows" : CSharp.Literal(window.Rows.Kernel))}; kernelRow++)");
            bool isOneRun = window.Columns.Dilation == 1 && !isDepthwise;
            if (!isOneRun)
            {
                body.Open($"for (int kernelColumn = 0; kernelColumn < {columns}; kernelColumn++)");
            }

            int inputs = window.GroupInputs;
            string run = !isOneRun ? CSharp.Literal(inputs) : window.Columns.IsPadded ? $"columns * {CSharp.Literal(inputs)}" : CSharp.Literal(window.Columns.Kernel * inputs);
            bool isLoop = run != "1";
            if (isLoop)
            {
                body.Open($"for (int tap = 0; tap < {run}; tap++)");
            }

            for (int part = 0; part < channels.Vectors; part++)
            {
                body.Line($"var w{CSharp.Literal(part)} = {vector.Load("weights", part * vector.Lanes)};");
            }

            int stride = window.Columns.Stride * window.InputChannels;
            for (int index = 0; index < windows; index++)
            {
                if (!isDepthwise)
                {
                    body.Line($"var x{CSharp.Literal(index)} = {vector.Broadcast(KernelCall.At("x", index * stride))};");
                }

                for (int part = 0; part < channels.Vectors; part++)
                {
                    string input = isDepthwise ? vector.Load("x", (index * stride) + (part * vector.Lanes)) : "x" + CSharp.Literal(index);
                    body.Line($"{Sum(index, part)} = {vector.MultiplyAdd(input, "w" + CSharp.Literal(part), Sum(index, part))};");
                }
            }

            body.Line("x = ref Unsafe.Add(ref x, 1);");
            body.Line($"weights = ref Unsafe.Add(ref weights, {CSharp.Literal(channels.Width)});");
            if (isLoop)
            {
                body.Close();
            }

            if (!isOneRun)
            {
                body.Line($"x = ref Unsafe.Add(ref x, {CSharp.Literal((window.Columns.Dilation * window.InputChannels) - inputs)});");
                body.Close();
            }

            int rowStep = window.Rows.Dilation * window.Columns.Input * window.InputChannels;
            int columnStep = isOneRun ? window.InputChannels : window.Columns.Dilation * window.InputChannels;
            body.Line($"x = ref Unsafe.Add(ref x, {CSharp.Literal(rowStep)} - ({columns} * {CSharp.Literal(columnStep)}));");
            if (window.Columns.IsPadded)
            {
                body.Line($"weights = ref Unsafe.Add(ref weights, ({CSharp.Literal(window.Columns.Kernel)} - columns) * {CSharp.Literal(inputs * channels.Width)});");
            }

            body.Close();
            ForEach((index, part) =>
            {
                int channel = part * vector.Lanes;
                int feature = (index * window.OutputChannels) + channel;
                string result = operands.Result(body, vector, Sum(index, part), channel, feature);
                int count = channels.Real - channel;
                if (channels.MayOverflow || count >= vector.Lanes)
                {
                    body.Line(vector.Store(result, "y", feature));
                }
                else if (count > 0)
                {
                    body.Line($"var {Sum(index, part)}Result = {result};");
                    body.Line($"MemoryMarshal.CreateReadOnlySpan(ref Unsafe.As<{vector.Name}, {element}>(ref {Sum(index, part)}Result), {CSharp.Literal(count)}).CopyTo(MemoryMarshal.CreateSpan(ref {KernelCall.At("y", feature)}, {CSharp.Literal(count)}));");
                }
            });
        });

        string Sum(int index, int part) => "y" + CSharp.Literal(index) + "_" + CSharp.Literal(part);

        void ForEach(Action<int, int> write)
        {
            for (int index = 0; index < windows; index++)
            {
                for (int part = 0; part < channels.Vectors; part++)
                {
                    write(index, part);
                }
            }
        }
    }

    /// <summary>Output channels of a tile: one or two vectors of a panel.</summary>
    /// <param name="First">The first channel, as C#.</param>
    /// <param name="Count">How many tiles of this kind follow one another.</param>
    /// <param name="Vectors">The vectors of a tile.</param>
    /// <param name="Width">How wide the panel is stored.</param>
    /// <param name="Real">The channels that are not padding.</param>
    /// <param name="MayOverflow">Whether all channels are in this tile, so that padding may be stored over the next pixel, which comes later.</param>
    private sealed record ChannelVectors(string First, int Count, VectorType Vector, int Vectors, int Width, int Real, bool MayOverflow)
    {
        public int Length => Vectors * Vector.Lanes;

        public static List<ChannelVectors> Of(Target target, Window window)
        {
            int channels = window.OutputChannels;
            int whole = Panels.Whole(channels);
            int rest = Panels.Rest(channels);
            var all = new List<ChannelVectors>();
            if (whole > 0)
            {
                var vector = new VectorType(target.Bits, target.Precision);
                int vectors = Math.Min(2, Panels.Width / vector.Lanes);
                all.Add(new ChannelVectors("0", whole * Panels.Width / (vectors * vector.Lanes), vector, vectors, Panels.Width, vectors * vector.Lanes, MayOverflow: false));
            }

            if (rest > 0)
            {
                int width = Panels.WidthOf(rest);
                var vector = new VectorType(Math.Min(target.Bits, width * target.ElementBytes * 8), target.Precision);
                int vectors = Math.Min(2, width / vector.Lanes);
                for (int start = 0; start < rest; start += vectors * vector.Lanes)
                {
                    bool isOnly = whole == 0 && width == vectors * vector.Lanes;
                    all.Add(new ChannelVectors(
                        CSharp.Literal((whole * Panels.Width) + start), 1, vector, vectors, width, Math.Min(vectors * vector.Lanes, rest - start), isOnly));
                }
            }

            return all;
        }

        /// <summary>Where the weights of a channel begin.</summary>
        public string Weights(string channel, Window window, string firstTap)
        {
            string panel = $"(({channel} / {CSharp.Literal(Panels.Width)} * {CSharp.Literal(Panels.Width * window.Taps)}) + ({channel} % {CSharp.Literal(Panels.Width)}))";
            return firstTap == "0" ? panel : $"{panel} + ({firstTap} * {CSharp.Literal(window.GroupInputs * Width)})";
        }
    }
}
