using System;
using System.Collections.Generic;

namespace DslNets.Compiler.Emit.Kernels;

/// <summary>Writes what a unit of work does with its tile, where tiles come in runs of different sizes (<see cref="Scheduling.Tiling"/>).</summary>
public static class TileSelection
{
    /// <param name="tile">The number of the tile, as C#.</param>
    /// <param name="write">Gets the first row of the tile, as C#, and how many rows it has.</param>
    public static void Write(SourceWriter body, IReadOnlyList<(int Rows, int Count)> runs, string tile, Action<string, int> write)
    {
        (int rows, int count) = runs[0];
        string first = rows == 1 || tile == "0" ? tile : $"{tile} * {CSharp.Literal(rows)}";
        if (runs.Count == 1)
        {
            write(first, rows);
            return;
        }

        body.Open($"if ({tile} < {CSharp.Literal(count)})");
        write(first, rows);
        body.Close().Open("else");
        write($"{CSharp.Literal(rows * count)} + (({tile} - {CSharp.Literal(count)}) * {CSharp.Literal(runs[1].Rows)})", runs[1].Rows);
        body.Close();
    }
}
