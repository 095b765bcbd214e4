namespace Mnist;

/// <summary>LeNet-5 (LeCun et al. 1998) with today's ReLU and max pooling; padding gives its 28x28 pixels the room of the original 32x32.</summary>
[Network(Loss.CrossEntropy)]
[Input(28, 28, 1, Name = "pixels")]
[Conv2D(6, 5, Relu, Padding = Padding.Same)]
[MaxPool2D(2)]
[Conv2D(16, 5, Relu)]
[MaxPool2D(2)]
[Flatten]
[Dense(120, Relu)]
[Dense(84, Relu)]
[Dense(10, Softmax)]
public sealed partial class LeNet;
