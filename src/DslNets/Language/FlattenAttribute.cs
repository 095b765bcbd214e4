namespace DslNets;

/// <summary>
/// The values of an image or a sequence as one vector, in their order: row by row, channels last. h x w x c in, a vector of h w c features out; no parameters.
/// </summary>
/// <remarks>As Keras's <c>Flatten</c>. PyTorch has the channels first, so files hold the weights of a <see cref="DenseAttribute"/> below it in that order.</remarks>
public sealed class FlattenAttribute : LayerAttribute;
