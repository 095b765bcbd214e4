namespace DslNets;

/// <summary>Divides samples among parts of given sizes at random.</summary>
internal static class Partition
{
    /// <summary>Random parts; each size is its fraction of all samples, rounded so that the sizes add up.</summary>
    public static int[][] Random(int count, ReadOnlySpan<double> fractions, ulong seed)
    {
        int[] order = Permutation.Random(count, seed);
        int[][] parts = new int[fractions.Length][];
        double sum = 0;
        int start = 0;
        for (int part = 0; part < parts.Length; part++)
        {
            sum += fractions[part];
            int end = part == parts.Length - 1 ? count : (int)Math.Round(sum * count, MidpointRounding.AwayFromZero);
            parts[part] = order[start..end];
            start = end;
        }

        return parts;
    }

    /// <summary>
    /// Random parts in which every class has its share: of each class a part gets its fraction, rounded down or up. Who gets what rounding leaves over is decided by who is furthest behind
    /// its share over all classes so far, so that the sizes of the parts are right too.
    /// </summary>
    public static int[][] Stratified(ReadOnlySpan<int> labels, ReadOnlySpan<double> fractions, ulong seed)
    {
        var sizes = new SortedDictionary<int, int>();
        foreach (int label in labels)
        {
            sizes[label] = sizes.GetValueOrDefault(label) + 1;
        }

        var places = new Dictionary<int, int[]>();
        double[] behind = new double[fractions.Length];
        foreach ((int label, int size) in sizes)
        {
            places[label] = Places(size, fractions, behind);
        }

        var parts = new List<int>[fractions.Length];
        for (int part = 0; part < parts.Length; part++)
        {
            parts[part] = [];
        }

        foreach (int sample in Permutation.Random(labels.Length, seed))
        {
            int[] left = places[labels[sample]];
            int part = Array.FindIndex(left, count => count > 0);
            left[part]--;
            parts[part].Add(sample);
        }

        return [.. parts.Select(part => part.ToArray())];
    }

    /// <summary>Equal fractions.</summary>
    public static double[] Equal(int parts)
    {
        double[] fractions = new double[parts];
        Array.Fill(fractions, 1.0 / parts);
        return fractions;
    }

    private static int[] Places(int size, ReadOnlySpan<double> fractions, double[] behind)
    {
        int[] places = new int[fractions.Length];
        int rest = size;
        for (int part = 0; part < places.Length; part++)
        {
            double share = fractions[part] * size;
            // A share that is whole but for rounding is whole.
            places[part] = (int)Math.Floor(share + 1e-9);
            behind[part] += share - places[part];
            rest -= places[part];
        }

        for (; rest > 0; rest--)
        {
            int furthest = 0;
            for (int part = 1; part < places.Length; part++)
            {
                if (behind[part] > behind[furthest] + 1e-9)
                {
                    furthest = part;
                }
            }

            places[furthest]++;
            behind[furthest]--;
        }

        return places;
    }
}
