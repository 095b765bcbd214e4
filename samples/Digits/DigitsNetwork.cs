namespace Digits;

/// <summary>Classifies handwritten digits of 8x8 pixels.</summary>
[Network(Loss.CrossEntropy, LabelSmoothing = 0.1)]
[Input(64, Name = "pixels")]
[Activate(nameof(Scale))]
[Dropout(0.1)]
[Dense(256, Relu)]
[Dropout(0.4)]
[Dense(128, Relu)]
[Dropout(0.4)]
[Dense(10, Softmax)]
public sealed partial class DigitsNetwork
{
    /// <summary>From the pixels of the file, 0 to 16, to 0 to 1.</summary>
    private static float Scale(float pixel) => pixel / 16;
}
