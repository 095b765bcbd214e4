namespace DslNets.Tests;

/// <summary>Two kernels of 2x2 over an image of 3x3.</summary>
[Network(Loss.CrossEntropy)]
[Input(3, 3, 1)]
[Conv2D(2, 2)]
[GlobalAveragePool]
public sealed partial class KernelNetwork;
