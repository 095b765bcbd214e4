namespace Mnist;

/// <summary>Two convolutions, the first of which skips every other pixel; what goes around them is fitted by a 1x1 convolution.</summary>
[Block]
[Residual<HalvingConvolutions>(Size.Argument, Projection = true)]
[Activate(Relu)]
public sealed class HalvingBlock;
