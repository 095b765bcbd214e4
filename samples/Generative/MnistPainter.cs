namespace Generative;

/// <summary>Makes a digit of 28x28 pixels of 64 random numbers.</summary>
[Network]
[Input(64, Name = "latent")]
[Dense(256, Relu)]
[Dense(512, Relu)]
[Dense(784, Sigmoid)]
public sealed partial class MnistPainter;
