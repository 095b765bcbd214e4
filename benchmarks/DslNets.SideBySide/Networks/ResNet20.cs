namespace DslNets.SideBySide.Networks;

/// <summary>ResNet-20 for images of 32x32x3 (He et al. 2016): three stages of three blocks, 1x1 convolutions where the shape changes.</summary>
[Network(Loss.CrossEntropy)]
[Input(32, 32, 3)]
[Conv2D(16, 3, Padding = Padding.Same, UseBias = false)]
[BatchNorm]
[Activate(Relu)]
[Repeat<ResidualBlock>(3, 16)]
[Use<HalvingBlock>(32)]
[Repeat<ResidualBlock>(2, 32)]
[Use<HalvingBlock>(64)]
[Repeat<ResidualBlock>(2, 64)]
[GlobalAveragePool]
[Dense(10, Softmax)]
internal sealed partial class ResNet20;
