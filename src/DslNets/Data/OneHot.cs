using System.Numerics;

namespace DslNets;

/// <summary>Class labels as vectors that are 1 at the class and 0 elsewhere.</summary>
public static class OneHot
{
    /// <summary>Encodes labels as rows of <paramref name="classes"/> values.</summary>
    /// <exception cref="ArgumentException">A label is not from 0 to <paramref name="classes"/> - 1.</exception>
    public static T[] Encode<T>(ReadOnlySpan<int> labels, int classes)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(classes);
        var rows = new T[checked(labels.Length * classes)];
        for (int sample = 0; sample < labels.Length; sample++)
        {
            if ((uint)labels[sample] >= (uint)classes)
            {
                throw new ArgumentException($"The label of sample {sample} is {labels[sample]}, outside 0 to {classes - 1}.", nameof(labels));
            }

            rows[(sample * classes) + labels[sample]] = T.One;
        }

        return rows;
    }

    /// <summary>The class of each row: where its largest value stands, the first of equal ones.</summary>
    /// <exception cref="ArgumentException"><paramref name="rows"/> is not a whole number of rows of <paramref name="classes"/> values.</exception>
    public static int[] Decode<T>(ReadOnlySpan<T> rows, int classes)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(classes);
        if (rows.Length % classes != 0)
        {
            throw new ArgumentException($"{rows.Length} values are no whole number of rows of {classes}.", nameof(rows));
        }

        int[] labels = new int[rows.Length / classes];
        for (int sample = 0; sample < labels.Length; sample++)
        {
            labels[sample] = IndexOfLargest(rows.Slice(sample * classes, classes));
        }

        return labels;
    }

    internal static int IndexOfLargest<T>(ReadOnlySpan<T> values)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        int largest = 0;
        for (int index = 1; index < values.Length; index++)
        {
            if (values[index] > values[largest])
            {
                largest = index;
            }
        }

        return largest;
    }
}
