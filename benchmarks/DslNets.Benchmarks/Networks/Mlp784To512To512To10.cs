namespace DslNets.Benchmarks.Networks;

/// <summary>The network of the lecture notes for MNIST.</summary>
[Network(Loss.CrossEntropy)]
[Input(784)]
[Dense(512, Relu)]
[Dense(512, Relu)]
[Dense(10, Softmax)]
public sealed partial class Mlp784To512To512To10;
