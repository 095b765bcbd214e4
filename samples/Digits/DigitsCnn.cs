namespace Digits;

/// <summary>Classifies handwritten digits of 8x8 pixels by what it finds near each other.</summary>
[Network(Loss.CrossEntropy, LabelSmoothing = 0.1)]
[Input(8, 8, 1, Name = "pixels")]
[Activate(nameof(Scale))]
[Conv2D(16, 3, Relu, Padding = Padding.Same)]
[Conv2D(32, 3, Relu, Padding = Padding.Same)]
[MaxPool2D(2)]
[Dropout(0.25)]
[Flatten]
[Dense(64, Relu)]
[Dropout(0.4)]
[Dense(10, Softmax)]
public sealed partial class DigitsCnn
{
    /// <summary>From the pixels of the file, 0 to 16, to 0 to 1.</summary>
    private static float Scale(float pixel) => pixel / 16;
}
