namespace DslNets.Tests;

/// <summary>More classes than a matrix is drawn for.</summary>
[Network(Loss.CrossEntropy)]
[Input(1)]
[Dense(51, Softmax)]
public sealed partial class ManyClassNetwork;
