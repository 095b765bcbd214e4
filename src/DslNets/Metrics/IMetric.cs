using System.Numerics;

namespace DslNets;

/// <summary>A figure that says how good predictions are, gathered batch by batch.</summary>
public interface IMetric<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>What the figure is called in a history and in progress lines, such as <c>accuracy</c>.</summary>
    string Name { get; }

    /// <summary>Forgets all batches.</summary>
    void Reset();

    /// <summary>Takes in a batch that holds outputs and the targets or labels they are compared with.</summary>
    void Add(Batch<T> batch);

    /// <summary>The figure for all batches since the last <see cref="Reset"/>; NaN when there were none.</summary>
    double Value { get; }
}
