namespace Mnist;

/// <summary>A small residual network (He et al. 2016): three stages of 16, 32 and 64 channels, each after the first with half the pixels.</summary>
[Network(Loss.CrossEntropy)]
[Input(28, 28, 1, Name = "pixels")]
[Conv2D(16, 3, Padding = Padding.Same, UseBias = false)]
[BatchNorm]
[Activate(Relu)]
[Use<ResidualBlock>(16)]
[Use<HalvingBlock>(32)]
[Use<HalvingBlock>(64)]
[GlobalAveragePool]
[Dense(10, Softmax)]
public sealed partial class ResNet;
