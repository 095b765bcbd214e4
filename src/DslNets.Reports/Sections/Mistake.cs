using System.Numerics;

namespace DslNets;

/// <summary>A sample that was taken for another class.</summary>
/// <param name="Sample">Its index in the data set.</param>
/// <param name="Actual">Its class.</param>
/// <param name="Predicted">The class of the largest output.</param>
/// <param name="ActualOutput">The output of its class.</param>
/// <param name="PredictedOutput">The output of the class it was taken for.</param>
/// <param name="AreProbabilities">Whether all outputs of this sample are between 0 and 1.</param>
internal sealed record Mistake(int Sample, int Actual, int Predicted, double ActualOutput, double PredictedOutput, bool AreProbabilities)
{
    private const int BatchSize = 256;

    /// <summary>How far the wrong output is above the right one; what cannot be compared is worst.</summary>
    private double Margin => PredictedOutput - ActualOutput is var margin && double.IsNaN(margin) ? double.PositiveInfinity : margin;

    /// <summary>All mistakes of a network, the surest first.</summary>
    public static IReadOnlyList<Mistake> Find<TNetwork, T>(INetwork<TNetwork, T> network, DataSet<T> data, double threshold)
        where TNetwork : class, INetwork<TNetwork, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var mistakes = new List<Mistake>();
        var batch = new Batch<T>(TNetwork.Description, Math.Min(BatchSize, data.Count));
        for (int first = 0; first < data.Count; first += BatchSize)
        {
            data.Read([.. Enumerable.Range(first, Math.Min(BatchSize, data.Count - first))], batch);
            network.PredictBatch(batch);
            int length = TNetwork.Description.Outputs[0].Length;
            for (int row = 0; row < batch.Count; row++)
            {
                int actual = Classification.Actual(data, first + row);
                if (actual >= Math.Max(2, length))
                {
                    throw new ArgumentException($"Sample {first + row} is of class {actual}, but {TNetwork.Description.Name} tells {Math.Max(2, length)} classes apart.", nameof(data));
                }

                if (Of(first + row, batch.Output().Slice(row * length, length), actual, threshold) is { } mistake)
                {
                    mistakes.Add(mistake);
                }
            }
        }

        // The sort is stable: of equal mistakes the first comes first.
        return [.. mistakes.OrderByDescending(mistake => mistake.Margin)];
    }

    private static Mistake? Of<T>(int sample, ReadOnlySpan<T> outputs, int actual, double threshold)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        int predicted = Classification.Predicted(outputs, threshold);
        if (predicted == actual)
        {
            return null;
        }

        if (outputs.Length == 1)
        {
            // One output speaks for class 1; seen from the threshold, as much speaks against class 0.
            double one = double.CreateChecked(outputs[0]);
            double zero = (2 * threshold) - one;
            return new Mistake(sample, actual, predicted, actual == 1 ? one : zero, actual == 1 ? zero : one, threshold == 0.5 && one is >= 0 and <= 1);
        }

        bool areProbabilities = true;
        foreach (T output in outputs)
        {
            areProbabilities &= output >= T.Zero && output <= T.One;
        }

        return new Mistake(sample, actual, predicted, double.CreateChecked(outputs[actual]), double.CreateChecked(outputs[predicted]), areProbabilities);
    }
}
