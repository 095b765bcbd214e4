namespace DslNets.SideBySide.Networks;

/// <summary>The convolutional network of the Keras example for MNIST without its dropout, to compare with a peer that draws others.</summary>
[Network(Loss.CrossEntropy)]
[Input(28, 28, 1)]
[Conv2D(32, 3, Relu)]
[Conv2D(64, 3, Relu)]
[MaxPool2D(2)]
[Flatten]
[Dense(128, Relu)]
[Dense(10, Softmax)]
internal sealed partial class KerasCnnWithoutDropout;
