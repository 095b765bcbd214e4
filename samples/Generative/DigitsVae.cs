namespace Generative;

/// <summary>A variational autoencoder for digits of 8x8 pixels.</summary>
[Network(Loss.BinaryCrossEntropy)]
[Input(64, Name = "pixels")]
[Section("Encode")]
[Dense(128, Relu)]
[GaussianSample(10)]
[Section("Decode")]
[Dense(128, Relu)]
[Dense(64, Sigmoid)]
public sealed partial class DigitsVae;
