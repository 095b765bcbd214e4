namespace DslNets.Tests;

/// <summary>A line in the plane: one output.</summary>
[Network(Loss.BinaryCrossEntropy)]
[Input(2)]
[Dense(1, Sigmoid)]
public sealed partial class LineNetwork;
