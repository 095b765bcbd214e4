using System.Collections.Generic;

namespace DslNets.Compiler.Scheduling;

/// <summary>Splits rows evenly into tiles, so that there is no edge code: 128 rows by 13 are 8 x 13 + 2 x 12.</summary>
public static class Tiling
{
    /// <summary>Runs of equal tiles: the rows of a tile, and how many follow one another.</summary>
    public static IReadOnlyList<(int Rows, int Count)> Split(int rows, int largest)
    {
        int tiles = (rows + largest - 1) / largest;
        int small = rows / tiles;
        int larger = rows - (tiles * small);
        var runs = new List<(int, int)>();
        if (larger > 0)
        {
            runs.Add((small + 1, larger));
        }

        if (tiles > larger)
        {
            runs.Add((small, tiles - larger));
        }

        return runs;
    }
}
