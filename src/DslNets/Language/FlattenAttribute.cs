namespace DslNets;

/// <summary>
/// The values of an image or a sequence as one vector, in their order: row by row, channels last. h x w x c in, a vector of h w c features out; no parameters.
/// </summary>
/// <remarks>
/// As Keras's <c>Flatten</c>. PyTorch has the channels first, so files hold the weights of a <see cref="DenseAttribute"/> and the numbers of a normalisation below it in that order, also
/// behind activations, dropout, normalisations, and sums and products of images that were flattened alike. Behind a [Concat] the order in files is that of the values.
/// </remarks>
public sealed class FlattenAttribute : LayerAttribute;
