namespace DslNets.Benchmarks.Networks;

/// <summary>Sizes that are multiples of nothing.</summary>
[Network(Loss.MeanSquaredError)]
[Input(37)]
[Dense(53)]
public sealed partial class Dense37To53;
