using System;
using System.Collections.Generic;
using System.Linq;

namespace DslNets.Compiler.Shapes;

/// <summary>Finds what a mistyped name was probably meant to be.</summary>
public static class Spelling
{
    /// <summary>The candidate with the fewest changed letters; null when none is near (a third of the name, or one letter).</summary>
    public static string? Nearest(string name, IEnumerable<string> candidates)
    {
        var nearest = candidates
            .Select(candidate => (Name: candidate, Distance: Distance(name.ToUpperInvariant(), candidate.ToUpperInvariant())))
            .OrderBy(candidate => candidate.Distance)
            .FirstOrDefault();
        return nearest.Name is not null && nearest.Distance <= Math.Max(1, name.Length / 3) ? nearest.Name : null;
    }

    /// <summary>The end of a message: a question with the nearest name.</summary>
    public static string DidYouMean(string nearest) => $"; did you mean '{nearest}'?";

    /// <summary>Levenshtein's distance: letters inserted, removed or replaced.</summary>
    private static int Distance(string left, string right)
    {
        int[] above = Enumerable.Range(0, right.Length + 1).ToArray();
        for (int i = 1; i <= left.Length; i++)
        {
            int[] row = new int[right.Length + 1];
            row[0] = i;
            for (int j = 1; j <= right.Length; j++)
            {
                int replaced = above[j - 1] + (left[i - 1] == right[j - 1] ? 0 : 1);
                row[j] = Math.Min(replaced, Math.Min(above[j], row[j - 1]) + 1);
            }

            above = row;
        }

        return above[right.Length];
    }
}
