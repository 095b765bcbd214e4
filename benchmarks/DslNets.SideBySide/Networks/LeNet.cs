namespace DslNets.SideBySide.Networks;

/// <summary>LeNet-5 with ReLU and max pooling.</summary>
[Network(Loss.CrossEntropy)]
[Input(28, 28, 1)]
[Conv2D(6, 5, Relu)]
[MaxPool2D(2)]
[Conv2D(16, 5, Relu)]
[MaxPool2D(2)]
[Flatten]
[Dense(120, Relu)]
[Dense(84, Relu)]
[Dense(10, Softmax)]
internal sealed partial class LeNet;
