namespace DslNets.Benchmarks.Networks;

/// <summary>A handful of sensor values.</summary>
[Network(Loss.CrossEntropy)]
[Input(16)]
[Dense(32, Relu)]
[Dense(32, Relu)]
[Dense(4, Softmax)]
public sealed partial class Mlp16To32To32To4;
