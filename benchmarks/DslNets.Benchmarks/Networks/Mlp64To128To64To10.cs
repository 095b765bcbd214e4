namespace DslNets.Benchmarks.Networks;

/// <summary>A vector of features.</summary>
[Network(Loss.CrossEntropy)]
[Input(64)]
[Dense(128, Relu)]
[Dense(64, Relu)]
[Dense(10, Softmax)]
public sealed partial class Mlp64To128To64To10;
