namespace DslNets.Tests;

/// <summary>Two classes of images of two coloured pixels, in double precision.</summary>
[Network(Loss.CrossEntropy, Precision = Precision.Double)]
[Input(6)]
[Dense(2)]
public sealed partial class ColorNetwork;
