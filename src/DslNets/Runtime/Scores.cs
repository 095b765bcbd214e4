using System.Numerics;

namespace DslNets.Runtime;

/// <summary>Reads a class off the outputs of a classifier.</summary>
public static class Scores
{
    /// <summary>The index of the largest value, the first one when several are equal; NaN is never the largest.</summary>
    public static int Largest<T>(ReadOnlySpan<T> scores)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        int largest = 0;
        for (int index = 1; index < scores.Length; index++)
        {
            if (scores[index] > scores[largest] || T.IsNaN(scores[largest]))
            {
                largest = index;
            }
        }

        return largest;
    }
}
