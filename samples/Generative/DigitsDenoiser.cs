namespace Generative;

/// <summary>Learns to take noise away from digits of 8x8 pixels: noise is added to what it reads, not to what it is compared with.</summary>
[Network(Loss.BinaryCrossEntropy)]
[Input(64, Name = "pixels")]
[GaussianNoise(Denoising.Deviation)]
[Dense(256, Relu)]
[Dense(24, Relu)]
[Dense(256, Relu)]
[Dense(64, Sigmoid)]
public sealed partial class DigitsDenoiser;
