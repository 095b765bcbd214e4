namespace DslNets;

/// <summary>
/// The dimensions of a sequence or an image in another order; no parameters. <c>Transpose(1, 0)</c> turns steps x features into features x steps, <c>Transpose(2, 0, 1)</c>
/// puts the channels of an image first.
/// </summary>
/// <param name="order">Which dimension of the input comes first, second, third; counted from 0, without the batch (Keras's <c>Permute</c> counts from 1).</param>
public sealed class TransposeAttribute(params int[] order) : LayerAttribute
{
    /// <summary>Which dimension of the input comes first, second, third; counted from 0.</summary>
    public IReadOnlyList<int> Order { get; } = order;
}
