namespace DslNets.Tests;

/// <summary>Three classes in the plane, in double precision.</summary>
[Network(Loss.CrossEntropy, Precision = Precision.Double)]
[Input(2)]
[Dense(3)]
public sealed partial class PlaneNetwork;
