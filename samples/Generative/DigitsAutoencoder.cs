namespace Generative;

/// <summary>Makes two numbers of a digit of 8x8 pixels, and the digit of the two numbers.</summary>
[Network(Loss.BinaryCrossEntropy)]
[Input(64, Name = "pixels")]
[Section("Encode")]
[Dense(128, Relu)]
[Dense(64, Relu)]
[Dense(2)]
[Section("Decode")]
[Dense(64, Relu)]
[Dense(128, Relu)]
[Dense(64, Sigmoid)]
public sealed partial class DigitsAutoencoder;
