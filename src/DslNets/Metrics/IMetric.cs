namespace DslNets;

/// <summary>A figure for predictions of some number type: what settings hold that do not know the network's. All metrics implement <see cref="IMetric{T}"/>.</summary>
public interface IMetric
{
    /// <summary>What the figure is called in a history and in progress lines, such as <c>accuracy</c>.</summary>
    string Name { get; }

    /// <summary>Forgets all batches.</summary>
    void Reset();

    /// <summary>The figure for all batches since the last <see cref="Reset"/>; NaN when there were none.</summary>
    double Value { get; }

    /// <summary>What is remembered of the batches since the last <see cref="Reset"/>, as numbers: part of a checkpoint in the middle of an epoch. Unless it is implemented, there are none, and the metric begins anew there.</summary>
    double[] Save() => [];

    /// <summary>Goes on from what <see cref="Save"/> gave.</summary>
    /// <param name="saved">Its numbers.</param>
    /// <exception cref="InvalidDataException">They are not those of such a metric.</exception>
    void Restore(ReadOnlySpan<double> saved)
    {
    }
}
