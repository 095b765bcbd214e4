namespace DslNets.SideBySide.Networks;

/// <summary>A basic block whose input goes around it unchanged.</summary>
[Block]
[Residual<Convolutions>(Size.Argument)]
[Activate(Relu)]
internal sealed class ResidualBlock;
