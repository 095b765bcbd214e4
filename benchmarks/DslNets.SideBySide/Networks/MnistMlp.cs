namespace DslNets.SideBySide.Networks;

/// <summary>The network of the lecture notes for MNIST.</summary>
[Network(Loss.CrossEntropy)]
[Input(784)]
[Dense(512, Relu)]
[Dropout(0.2)]
[Dense(512, Relu)]
[Dropout(0.2)]
[Dense(10, Softmax)]
internal sealed partial class MnistMlp;
