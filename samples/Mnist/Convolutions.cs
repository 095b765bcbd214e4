namespace Mnist;

/// <summary>The inside of a <see cref="ResidualBlock"/>.</summary>
[Block]
[Conv2D(Size.Argument, 3, Padding = Padding.Same, UseBias = false)]
[BatchNorm]
[Activate(Relu)]
[Conv2D(Size.Argument, 3, Padding = Padding.Same, UseBias = false)]
[BatchNorm]
public sealed class Convolutions;
