using System;
using System.Collections.Generic;
using DslNets.Compiler.Scheduling;
using DslNets.Compiler.Shapes;

namespace DslNets.Compiler.Emit.Kernels;

/// <summary>Tiles of equal size of a group's output channels, none of which crosses the border of a panel; the loops that go over them.</summary>
/// <param name="Rows">The channels of a tile.</param>
/// <param name="Count">The tiles that follow one another in a chunk.</param>
/// <param name="Start">Where in the chunk the first one begins.</param>
/// <param name="First">The first channel of the first chunk.</param>
/// <param name="Chunks">How many chunks there are.</param>
/// <param name="ChunkLength">The channels of a chunk.</param>
public sealed record OutputTiles(Window Window, int Rows, int Count, int Start, int First, int Chunks, int ChunkLength)
{
    public static List<OutputTiles> Of(Window window, int largest)
    {
        var all = new List<OutputTiles>();
        if (window.Groups > 1)
        {
            int chunk = ChannelTiles.ChunkOf(window.OutputChannels, window.Groups);
            Add(0, window.GroupOutputs / chunk, chunk);
            return all;
        }

        int whole = Panels.Whole(window.OutputChannels);
        int rest = Panels.Rest(window.OutputChannels);
        if (whole > 0)
        {
            Add(0, whole, Panels.Width);
        }

        if (rest > 0)
        {
            Add(whole * Panels.Width, 1, rest);
        }

        return all;

        void Add(int first, int chunks, int length)
        {
            int start = 0;
            foreach ((int rows, int count) in Tiling.Split(length, largest))
            {
                all.Add(new OutputTiles(window, rows, count, start, first, chunks, length));
                start += rows * count;
            }
        }
    }

    /// <summary>Writes the loops around a tile.</summary>
    /// <param name="write">Is given the tile's first channel, where the gradient of its first tap is stored, and the width of its panel.</param>
    public void Write(SourceWriter body, Action<string, string, string> write)
    {
        string output = CSharp.Literal(First + Start);
        string panel = CSharp.Literal(First / Panels.Width);
        if (Chunks > 1)
        {
            body.Open($"for (int chunk = 0; chunk < {CSharp.Literal(Chunks)}; chunk++)");
            output = $"((chunk * {CSharp.Literal(ChunkLength)}) + {output})";
            panel = "chunk";
        }

        string inChunk = CSharp.Literal(Start);
        bool isLoop = Count > 1 || Window.Groups > 1;
        if (isLoop)
        {
            body.Open($"for (int part = 0; part < {CSharp.Literal(Count * Rows)}; part += {CSharp.Literal(Rows)})");
            output = $"({output} + part)";
            inChunk = $"({inChunk} + part)";
        }

        int rest = Panels.Rest(Window.OutputChannels);
        int whole = Panels.Whole(Window.OutputChannels);
        if (Window.Groups == 1)
        {
            write(output, $"({panel} * {CSharp.Literal(Panels.Width * Window.Taps)}) + {inChunk}", CSharp.Literal(First < whole * Panels.Width ? Panels.Width : Panels.WidthOf(rest)));
        }
        else
        {
            // A group may begin in a whole panel and end in the narrower last one.
            body.Line($"int output = (group * {CSharp.Literal(Window.GroupOutputs)}) + {output};");
            string width = rest == 0 ? CSharp.Literal(Panels.Width)
                : whole == 0 ? CSharp.Literal(Panels.WidthOf(rest))
                : $"(output < {CSharp.Literal(whole * Panels.Width)} ? {CSharp.Literal(Panels.Width)} : {CSharp.Literal(Panels.WidthOf(rest))})";
            write("output", $"(output / {CSharp.Literal(Panels.Width)} * {CSharp.Literal(Panels.Width * Window.Taps)}) + (output % {CSharp.Literal(Panels.Width)})", width);
        }

        if (isLoop)
        {
            body.Close();
        }

        if (Chunks > 1)
        {
            body.Close();
        }
    }
}
