namespace Generative;

/// <summary>Makes a digit of 28x28 pixels of 64 random numbers.</summary>
[Network]
[Input(64, Name = "latent")]
[Dense(256, UseBias = false)]
[BatchNorm]
[Activate(LeakyRelu, Alpha = 0.2)]
[Dense(512, UseBias = false)]
[BatchNorm]
[Activate(LeakyRelu, Alpha = 0.2)]
[Dense(784, Sigmoid)]
public sealed partial class MnistPainter;
