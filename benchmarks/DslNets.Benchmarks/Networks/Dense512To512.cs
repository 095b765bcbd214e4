namespace DslNets.Benchmarks.Networks;

/// <summary>Its second layer.</summary>
[Network(Loss.MeanSquaredError)]
[Input(512)]
[Dense(512)]
public sealed partial class Dense512To512;
