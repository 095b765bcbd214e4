namespace DslNets.Benchmarks.Networks;

/// <summary>Its last layer: fewer outputs than a vector has lanes.</summary>
[Network(Loss.MeanSquaredError)]
[Input(512)]
[Dense(10)]
public sealed partial class Dense512To10;
