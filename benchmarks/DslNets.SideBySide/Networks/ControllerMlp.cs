namespace DslNets.SideBySide.Networks;

/// <summary>4-8-3: as small as a controller in a loop.</summary>
[Network(Loss.CrossEntropy)]
[Input(4)]
[Dense(8, Tanh)]
[Dense(3, Softmax)]
internal sealed partial class ControllerMlp;
