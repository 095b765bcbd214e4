using System;
using System.Collections.Generic;
using System.Linq;
using DslNets.Compiler.Scheduling;

namespace DslNets.Compiler.Emit.Kernels;

/// <summary>The output channels of a convolution in tiles, none of which crosses the border of a panel of weights or of a group.</summary>
/// <param name="Channels">All output channels.</param>
/// <param name="Chunk">Channels that lie in one panel and one group.</param>
/// <param name="Runs">The tiles of a whole chunk.</param>
public sealed record ChannelTiles(int Channels, int Groups, int Chunk, IReadOnlyList<(int Rows, int Count)> Runs)
{
    /// <param name="channel">The first channel, as C#.</param>
    /// <param name="group">Its group.</param>
    /// <param name="weights">Where its first weight is stored.</param>
    /// <param name="width">How wide its panel is stored: a number, or the name of a local.</param>
    public delegate void WriteTile(int rows, string channel, string group, string weights, string width);

    public static ChannelTiles Of(int channels, int groups, int largest)
    {
        int chunk = ChunkOf(channels, groups);
        return new ChannelTiles(channels, groups, chunk, Tiling.Split(chunk, largest));
    }

    /// <summary>How many channels certainly lie in one panel and one group.</summary>
    public static int ChunkOf(int channels, int groups) => groups == 1 ? Math.Min(Panels.Width, channels) : Divisor(channels / groups, Panels.Width);

    public static bool IsConstant(string width) => char.IsDigit(width[0]);

    /// <summary>Writes the calls of all tiles: a loop over panels or chunks, and in it the tiles of one.</summary>
    /// <param name="taps">The weights of an output channel.</param>
    public void Write(SourceWriter body, WriteTile write, int taps)
    {
        if (Groups > 1)
        {
            WriteChunks(body, write, taps);
            return;
        }

        int whole = Panels.Whole(Channels);
        if (whole > 1)
        {
            body.Open($"for (int panel = 0; panel < {CSharp.Literal(whole)}; panel++)");
            WritePanel(Runs, $"(panel * {CSharp.Literal(Panels.Width)})", $"(panel * {CSharp.Literal(Panels.Width * taps)})", Panels.Width, write);
            body.Close();
        }
        else if (whole == 1)
        {
            WritePanel(Runs, "", "", Panels.Width, write);
        }

        int rest = Panels.Rest(Channels);
        if (rest > 0)
        {
            int first = whole * Panels.Width;
            IReadOnlyList<(int, int)> runs = whole == 0 ? Runs : Tiling.Split(rest, Runs.Max(run => run.Rows));
            WritePanel(runs, first == 0 ? "" : CSharp.Literal(first), first == 0 ? "" : CSharp.Literal(first * taps), Panels.WidthOf(rest), write);
        }
    }

    private static void WritePanel(IReadOnlyList<(int Rows, int Count)> runs, string channel, string weights, int width, WriteTile write)
    {
        int start = 0;
        foreach ((int rows, int count) in runs)
        {
            for (int tile = 0; tile < count; tile++, start += rows)
            {
                write(rows, Sum(channel, start), "0", Sum(weights, start), CSharp.Literal(width));
            }
        }
    }

    private void WriteChunks(SourceWriter body, WriteTile write, int taps)
    {
        int inGroup = Channels / Groups;
        body.Open($"for (int chunk = 0; chunk < {CSharp.Literal(Channels)}; chunk += {CSharp.Literal(Chunk)})");
        body.Line(inGroup == 1 ? "int group = chunk;" : $"int group = chunk / {CSharp.Literal(inGroup)};");
        body.Line($"int panel = chunk / {CSharp.Literal(Panels.Width)};");
        int rest = Panels.Rest(Channels);
        string width = rest == 0 || Panels.WidthOf(rest) == Panels.Width ? CSharp.Literal(Panels.Width)
            : Panels.Whole(Channels) == 0 ? CSharp.Literal(Panels.WidthOf(rest))
            : "width";
        if (width == "width")
        {
            body.Line($"int width = panel < {CSharp.Literal(Panels.Whole(Channels))} ? {CSharp.Literal(Panels.Width)} : {CSharp.Literal(Panels.WidthOf(rest))};");
        }

        body.Line($"int chunkWeights = (panel * {CSharp.Literal(Panels.Width * taps)}) + chunk - (panel * {CSharp.Literal(Panels.Width)});");
        int start = 0;
        foreach ((int rows, int count) in Runs)
        {
            for (int tile = 0; tile < count; tile++, start += rows)
            {
                write(rows, Sum("chunk", start), "group", Sum("chunkWeights", start), width);
            }
        }

        body.Close();
    }

    private static string Sum(string start, int offset) => start.Length == 0 ? CSharp.Literal(offset)
        : offset == 0 ? start
        : IsConstant(start) ? CSharp.Literal(int.Parse(start, System.Globalization.CultureInfo.InvariantCulture) + offset)
        : "(" + start + " + " + CSharp.Literal(offset) + ")";

    private static int Divisor(int a, int b) => b == 0 ? a : Divisor(b, a % b);
}
