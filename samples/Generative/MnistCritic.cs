namespace Generative;

/// <summary>Tells real digits of 28x28 pixels from painted ones.</summary>
[Network]
[Input(784, Name = "pixels")]
[Dense(512, LeakyRelu, Alpha = 0.2)]
[Dropout(0.3)]
[Dense(256, LeakyRelu, Alpha = 0.2)]
[Dropout(0.3)]
[Dense(1)]
public sealed partial class MnistCritic;
