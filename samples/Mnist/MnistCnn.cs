namespace Mnist;

/// <summary>The convolutional network of the Keras example that the lecture notes quote.</summary>
[Network(Loss.CrossEntropy)]
[Input(28, 28, 1, Name = "pixels")]
[Conv2D(32, 3, Relu)]
[Conv2D(64, 3, Relu)]
[MaxPool2D(2)]
[Dropout(0.25)]
[Flatten]
[Dense(128, Relu)]
[Dropout(0.5)]
[Dense(10, Softmax)]
public sealed partial class MnistCnn;
