namespace DslNets.SideBySide.Networks;

/// <summary><see cref="MnistMlp"/> without chance: what both sides must agree on before they are timed, and the network of the inference cases.</summary>
[Network(Loss.CrossEntropy)]
[Input(784)]
[Dense(512, Relu)]
[Dense(512, Relu)]
[Dense(10, Softmax)]
internal sealed partial class MnistMlpWithoutDropout;
