namespace Mnist;

/// <summary>The multi-layer perceptron of the lecture notes for handwritten digits of 28x28 pixels.</summary>
[Network(Loss.CrossEntropy)]
[Input(784, Name = "pixels")]
[Dense(512, Relu)]
[Dropout(0.2)]
[Dense(512, Relu)]
[Dropout(0.2)]
[Dense(10, Softmax)]
public sealed partial class MnistMlp;
