namespace Digits;

/// <summary>Classifies handwritten digits of 8x8 pixels.</summary>
[Network(Loss.CrossEntropy)]
[Input(64, Name = "pixels")]
[Normalize]
[Dense(128, Relu)]
[Dropout(0.3)]
[Dense(64, Relu)]
[Dropout(0.3)]
[Dense(10, Softmax)]
public sealed partial class DigitsNetwork;
