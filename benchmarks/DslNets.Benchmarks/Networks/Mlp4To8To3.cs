namespace DslNets.Benchmarks.Networks;

/// <summary>As small as a controller in a loop.</summary>
[Network(Loss.CrossEntropy)]
[Input(4)]
[Dense(8, Tanh)]
[Dense(3, Softmax)]
public sealed partial class Mlp4To8To3;
