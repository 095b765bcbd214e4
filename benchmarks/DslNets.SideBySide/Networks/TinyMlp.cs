namespace DslNets.SideBySide.Networks;

/// <summary>A network so small that what surrounds the arithmetic decides.</summary>
[Network(Loss.CrossEntropy)]
[Input(4)]
[Dense(32, Relu)]
[Dense(32, Relu)]
[Dense(2, Softmax)]
internal sealed partial class TinyMlp;
