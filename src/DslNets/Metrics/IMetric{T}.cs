using System.Numerics;

namespace DslNets;

/// <summary>A figure that says how good predictions are, gathered batch by batch.</summary>
public interface IMetric<T> : IMetric
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>Takes in a batch that holds outputs and the targets or labels they are compared with.</summary>
    void Add(Batch<T> batch);
}
