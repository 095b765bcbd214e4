namespace Generative;

/// <summary>Learns to take noise away from digits of 28x28 pixels: noise is added to what it reads, not to what it is compared with.</summary>
[Network(Loss.BinaryCrossEntropy)]
[Input(784, Name = "pixels")]
[GaussianNoise(Denoising.Deviation)]
[Dense(512, Relu)]
[Dense(64, Relu)]
[Dense(512, Relu)]
[Dense(784, Sigmoid)]
public sealed partial class MnistDenoiser;
