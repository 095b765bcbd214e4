namespace DslNets;

/// <summary>An input of the network and the shape of one sample, without the batch. The layer below reads it; others do by <c>From</c>.</summary>
/// <param name="shape">
/// The sizes, each at least 1: <c>Input(n)</c> is a vector of n features, <c>Input(steps, features)</c> a sequence, <c>Input(height, width, channels)</c> an image.
/// </param>
/// <remarks>A single input without a <see cref="LayerAttribute.Name"/> is called <c>input</c>; further ones <c>input2</c>, <c>input3</c>, and so on.</remarks>
public sealed class InputAttribute(params int[] shape) : LayerAttribute
{
    /// <summary>The sizes of one sample.</summary>
    public IReadOnlyList<int> Shape { get; } = shape;

    /// <summary>
    /// For sequences of different lengths, padded to the same: whether each sample says how many of its steps are real, at least 1; false by default. Methods that predict take a span of these lengths behind the
    /// input, batches have <see cref="Batch{T}.Lengths"/>, data sets <see cref="DataPort{T}.Lengths"/>.
    /// </summary>
    /// <remarks>
    /// Results and gradients are those of the sequence alone: the last output is that of the last real step, the other direction begins there, means and maxima are over real steps, and what stands in the steps behind
    /// enters nothing; attention asks real steps alone. An output that is a sequence is zero there, and its loss is the mean over the real steps. As PyTorch's <c>pack_padded_sequence</c> and <c>key_padding_mask</c>, and Keras's masks.
    /// </remarks>
    public bool Lengths { get; set; }
}
