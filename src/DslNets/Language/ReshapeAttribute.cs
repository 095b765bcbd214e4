namespace DslNets;

/// <summary>The same values, in their order, in another shape with as many values; no parameters. As Keras's <c>Reshape</c>: channels are last in both shapes.</summary>
/// <param name="shape">
/// The sizes of the result, each at least 1: <c>Reshape(n)</c> is a vector, <c>Reshape(steps, features)</c> a sequence, <c>Reshape(height, width, channels)</c> an image.
/// </param>
public sealed class ReshapeAttribute(params int[] shape) : LayerAttribute
{
    /// <summary>The sizes of the result.</summary>
    public IReadOnlyList<int> Shape { get; } = shape;
}
