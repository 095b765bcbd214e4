using System.Numerics;

namespace DslNets;

/// <summary>The parameters of a convolution.</summary>
/// <param name="Weights">One kernel for each pair of an output and an input channel.</param>
/// <param name="Bias">One value per output channel; empty for a layer without bias.</param>
public readonly record struct ConvolutionView<T>(KernelView<T> Weights, VectorView<T> Bias)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>;
