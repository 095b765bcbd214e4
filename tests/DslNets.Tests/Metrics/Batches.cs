using DslNets.Tests.Networks;

namespace DslNets.Tests.Metrics;

/// <summary>Batches of given outputs, as if a network had computed them.</summary>
internal static class Batches
{
    /// <summary>Outputs that say the predicted classes with certainty.</summary>
    public static Batch<float> OfClasses(int classes, int[] actual, int[] predicted) => OfScores(classes, actual, OneHot.Encode<float>(predicted, classes));

    public static Batch<float> OfScores(int classes, int[] actual, float[] scores)
    {
        var batch = new Batch<float>(Descriptions.OfClassifier(1, classes), actual.Length);
        actual.CopyTo(batch.Labels());
        scores.CopyTo(batch.Output());
        return batch;
    }

    /// <summary>Sequences of so many steps with a label for each.</summary>
    public static Batch<float> OfSteps(int steps, int classes, int[] actual, int[] predicted)
    {
        var batch = new Batch<float>(Descriptions.OfTokens(steps, classes), actual.Length / steps);
        actual.CopyTo(batch.Labels());
        OneHot.Encode<float>(predicted, classes).CopyTo(batch.Output());
        return batch;
    }

    public static Batch<double> OfValues(int features, double[] targets, double[] outputs)
    {
        var batch = new Batch<double>(Descriptions.OfRegression(1, features), targets.Length / features);
        targets.CopyTo(batch.Target());
        outputs.CopyTo(batch.Output());
        return batch;
    }

    public static TMetric After<TMetric, T>(this TMetric metric, params Batch<T>[] batches)
        where TMetric : IMetric<T>
        where T : unmanaged, System.Numerics.IBinaryFloatingPointIeee754<T>
    {
        foreach (Batch<T> batch in batches)
        {
            metric.Add(batch);
        }

        return metric;
    }
}
