namespace DslNets.Tests;

/// <summary>As <see cref="ColorNetwork"/>, with one-hot targets.</summary>
[Network(Loss.CategoricalCrossEntropy, Precision = Precision.Double)]
[Input(6)]
[Dense(2)]
public sealed partial class OneHotNetwork;
