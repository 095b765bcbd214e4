namespace Mnist;

/// <summary>Two convolutions around which the image goes on unchanged.</summary>
[Block]
[Residual<Convolutions>(Size.Argument)]
[Activate(Relu)]
public sealed class ResidualBlock;
