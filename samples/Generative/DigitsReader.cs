namespace Generative;

/// <summary>Reads digits of 8x8 pixels: the judge of what the painter makes.</summary>
[Network(Loss.CrossEntropy)]
[Input(64, Name = "pixels")]
[Dense(128, Relu)]
[Dropout(0.3)]
[Dense(64, Relu)]
[Dense(10, Softmax)]
public sealed partial class DigitsReader;
