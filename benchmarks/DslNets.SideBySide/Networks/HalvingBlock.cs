namespace DslNets.SideBySide.Networks;

/// <summary>A basic block that halves the image; a 1x1 convolution fits what goes around it.</summary>
[Block]
[Residual<HalvingConvolutions>(Size.Argument, Projection = true)]
[Activate(Relu)]
internal sealed class HalvingBlock;
