namespace DslNets.Tests;

/// <summary>A network to watch while it is trained.</summary>
[Network(Loss.MeanSquaredError)]
[Input(1)]
[Dense(1)]
public sealed partial class LineNetwork;
