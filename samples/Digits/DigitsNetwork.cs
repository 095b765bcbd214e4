namespace Digits;

/// <summary>Classifies handwritten digits of 8x8 pixels.</summary>
[Network(Loss.CrossEntropy)]
[Input(64, Name = "pixels")]
[Dense(64, Relu)]
[Dropout(0.2)]
[Dense(32, Relu)]
[Dense(10, Softmax)]
public sealed partial class DigitsNetwork;
