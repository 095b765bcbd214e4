namespace Generative;

/// <summary>Reads digits of 28x28 pixels: the judge of what the painter makes.</summary>
[Network(Loss.CrossEntropy)]
[Input(784, Name = "pixels")]
[Dense(256, Relu)]
[Dropout(0.3)]
[Dense(128, Relu)]
[Dense(10, Softmax)]
public sealed partial class MnistReader;
