using System.Numerics;

namespace DslNets;

/// <summary>The parameters and the state of a batch or layer normalisation: y = Scale (x - mean) / deviation + Shift. What a layer does not have is empty.</summary>
/// <param name="Scale">The learned factor of each feature; PyTorch's <c>weight</c>.</param>
/// <param name="Shift">The learned offset of each feature; PyTorch's <c>bias</c>.</param>
/// <param name="RunningMean">The mean of each feature that prediction uses; batch normalisation only.</param>
/// <param name="RunningVariance">The variance of each feature that prediction uses; batch normalisation only.</param>
public readonly record struct NormView<T>(VectorView<T> Scale, VectorView<T> Shift, VectorView<T> RunningMean = default, VectorView<T> RunningVariance = default)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>;
