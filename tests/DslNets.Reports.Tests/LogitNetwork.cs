namespace DslNets.Tests;

/// <summary>A line in the plane: one output, a logit.</summary>
[Network(Loss.BinaryCrossEntropy)]
[Input(2)]
[Dense(1)]
public sealed partial class LogitNetwork;
