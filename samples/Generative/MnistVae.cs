namespace Generative;

/// <summary>A variational autoencoder for digits of 28x28 pixels, in the size of Kingma and Welling (2014).</summary>
[Network(Loss.BinaryCrossEntropy)]
[Input(784, Name = "pixels")]
[Section("Encode")]
[Dense(400, Relu)]
[GaussianSample(20)]
[Section("Decode")]
[Dense(400, Relu)]
[Dense(784, Sigmoid)]
public sealed partial class MnistVae;
