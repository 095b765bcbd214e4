namespace DslNets.Benchmarks.Networks;

/// <summary>A layer whose weights do not fit into the second cache.</summary>
[Network(Loss.MeanSquaredError)]
[Input(1024)]
[Dense(1024)]
public sealed partial class Dense1024To1024;
