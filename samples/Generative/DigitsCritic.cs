namespace Generative;

/// <summary>Tells real digits of 8x8 pixels from painted ones.</summary>
[Network]
[Input(64, Name = "pixels")]
[Dense(256, LeakyRelu, Alpha = 0.2)]
[Dropout(0.3)]
[Dense(128, LeakyRelu, Alpha = 0.2)]
[Dropout(0.3)]
[Dense(1)]
public sealed partial class DigitsCritic;
