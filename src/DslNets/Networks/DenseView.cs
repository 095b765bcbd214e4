using System.Numerics;

namespace DslNets;

/// <summary>The parameters of a dense layer: y = Weights x + Bias.</summary>
/// <param name="Weights">One row per output, one column per input.</param>
/// <param name="Bias">One value per output; empty for a layer without bias.</param>
public readonly record struct DenseView<T>(MatrixView<T> Weights, VectorView<T> Bias)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>;
