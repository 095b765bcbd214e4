using System.Numerics;

namespace DslNets;

/// <summary>The parameters of a recurrent layer, gate by gate: first all units of the first gate.</summary>
/// <param name="InputWeights">What multiplies the input of a step.</param>
/// <param name="OutputWeights">What multiplies the output of the step before.</param>
/// <param name="InputBias">What is added to the first product; empty for a layer without bias.</param>
/// <param name="OutputBias">What is added to the second product; empty for a layer without bias.</param>
public readonly record struct RecurrentView<T>(MatrixView<T> InputWeights, MatrixView<T> OutputWeights, VectorView<T> InputBias, VectorView<T> OutputBias)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>;
