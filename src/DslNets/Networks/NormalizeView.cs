using System.Numerics;

namespace DslNets;

/// <summary>What a <c>[Normalize]</c> layer knows of the data: y = (x - Mean) / Deviation.</summary>
/// <param name="Mean">The mean of each feature.</param>
/// <param name="Deviation">The deviation of each feature; 1 for a constant one.</param>
public readonly record struct NormalizeView<T>(VectorView<T> Mean, VectorView<T> Deviation)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>;
