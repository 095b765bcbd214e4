namespace Mnist;

/// <summary>The inside of a <see cref="HalvingBlock"/>.</summary>
[Block]
[Conv2D(Size.Argument, 3, Stride = 2, Pad = 1, UseBias = false)]
[BatchNorm]
[Activate(Relu)]
[Conv2D(Size.Argument, 3, Padding = Padding.Same, UseBias = false)]
[BatchNorm]
public sealed class HalvingConvolutions;
