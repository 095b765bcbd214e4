namespace DslNets;

/// <summary>
/// Standardises an input: y = (x - m) / s for each feature, with mean m and standard deviation s of the training data. They are computed from the data before training
/// starts, are not trained, and are saved with the weights (as Keras's <c>Normalization</c>). The shape stays. It stands right after an <see cref="InputAttribute"/>. Of an image every pixel has a mean of its own.
/// </summary>
public sealed class NormalizeAttribute : LayerAttribute;
