namespace DslNets.Tests;

/// <summary>Of images of 2x2 pixels, three classes: the output of each is a sum of pixels.</summary>
[Network(Loss.CrossEntropy)]
[Input(4, Name = "pixels")]
[Dense(3, UseBias = false)]
public sealed partial class ImageNetwork;
