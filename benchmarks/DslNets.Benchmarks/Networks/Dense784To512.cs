namespace DslNets.Benchmarks.Networks;

/// <summary>The first layer of the MNIST network: a deep product.</summary>
[Network(Loss.MeanSquaredError)]
[Input(784)]
[Dense(512)]
public sealed partial class Dense784To512;
