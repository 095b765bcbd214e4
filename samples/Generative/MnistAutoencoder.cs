namespace Generative;

/// <summary>Makes two numbers of a digit of 28x28 pixels, and the digit of the two numbers.</summary>
[Network(Loss.BinaryCrossEntropy)]
[Input(784, Name = "pixels")]
[Section("Encode")]
[Dense(512, Relu)]
[Dense(128, Relu)]
[Dense(2)]
[Section("Decode")]
[Dense(128, Relu)]
[Dense(512, Relu)]
[Dense(784, Sigmoid)]
public sealed partial class MnistAutoencoder;
