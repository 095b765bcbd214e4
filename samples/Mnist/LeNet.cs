namespace Mnist;

/// <summary>LeNet-5 (LeCun et al. 1998) with today's ReLU and max pooling, on 28x28 pixels instead of 32x32: as in the model zoo of Flux.</summary>
[Network(Loss.CrossEntropy)]
[Input(28, 28, 1, Name = "pixels")]
[Conv2D(6, 5, Relu)]
[MaxPool2D(2)]
[Conv2D(16, 5, Relu)]
[MaxPool2D(2)]
[Flatten]
[Dense(120, Relu)]
[Dense(84, Relu)]
[Dense(10, Softmax)]
public sealed partial class LeNet;
