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
}
