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
}
