namespace Generative;

/// <summary>Makes a digit of 8x8 pixels of 32 random numbers.</summary>
[Network]
[Input(32, Name = "latent")]
[Dense(128, Relu)]
[Dense(256, Relu)]
[Dense(64, Sigmoid)]
public sealed partial class DigitsPainter;
