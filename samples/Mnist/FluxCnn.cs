namespace Mnist;

/// <summary>The three convolutions of the Flux example in the lecture notes, with the channels that fit its dense layer of 288 inputs: 16, 32 and 32.</summary>
[Network(Loss.CrossEntropy)]
[Input(28, 28, 1, Name = "pixels")]
[Conv2D(16, 3, Relu, Padding = Padding.Same)]
[MaxPool2D(2)]
[Conv2D(32, 3, Relu, Padding = Padding.Same)]
[MaxPool2D(2)]
[Conv2D(32, 3, Relu, Padding = Padding.Same)]
[MaxPool2D(2)]
[Flatten]
[Dense(10, Softmax)]
public sealed partial class FluxCnn;
