using DslNets.Runtime;

namespace DslNets;

/// <summary>One parameter or state tensor: its name and shape in files, and where its values are stored.</summary>
/// <param name="Name">The name in files, as PyTorch writes it: <c>dense1.weight</c>, <c>dense1.bias</c>, <c>batchnorm1.running_mean</c>.</param>
/// <param name="Shape">The shape in files: <c>[output, input]</c> for the weights of a dense layer, <c>[output, input, height, width]</c> for those of a convolution, <c>[features]</c> for vectors.</param>
/// <param name="Offset">The first stored value in the parameter buffer, or in the state buffer for state.</param>
/// <param name="Layer">The index in <see cref="NetworkDescription.Layers"/>.</param>
/// <param name="Initializer">How it starts.</param>
/// <param name="InitializerScale">The initializer's parameter.</param>
/// <param name="IsState">Whether it is untrained state, such as a running mean.</param>
/// <param name="IsFrozen">Whether training leaves it as it is.</param>
/// <param name="Decays">Whether weight decay applies by default: true for weights, false for biases and normalisation.</param>
/// <param name="L1">The layer's penalty: L1 times the sum of absolute values is added to the loss; the gradient kernels have it already.</param>
/// <param name="L2">The layer's penalty: L2 times the sum of squares is added to the loss; the gradient kernels have it already.</param>
/// <param name="UpdatesInBackward">Whether the backward kernels can update it as they compute its gradient (see <see cref="TileUpdate{T}"/>).</param>
/// <param name="InputChannels">
/// The channels of the image that the inputs of a matrix, or the features of a vector, are: files have channel by channel, as PyTorch writes them, while images are stored position by
/// position with all channels of each. 1 where there is no difference.
/// </param>
public sealed record TensorDescription(
    string Name,
    IReadOnlyList<int> Shape,
    int Offset,
    int Layer,
    Initializer Initializer,
    double InitializerScale = 0,
    bool IsState = false,
    bool IsFrozen = false,
    bool Decays = false,
    double L1 = 0,
    double L2 = 0,
    bool UpdatesInBackward = false,
    int InputChannels = 1)
{
    /// <summary>The number of values, without padding.</summary>
    public int Length { get; } = Shape.Aggregate(1, (length, dimension) => length * dimension);

    /// <summary>Whether the values are stored in panels (see <see cref="PanelLayout"/>), one row for each of the first dimension, rather than one after the other.</summary>
    public bool IsMatrix => Shape.Count >= 2;

    /// <summary>The stored values, padding included.</summary>
    public int StorageLength => IsMatrix ? PanelLayout.MatrixLength(Shape[0], Inputs) : PanelLayout.VectorLength(Length);

    /// <summary>The values of a matrix for each output.</summary>
    private int Inputs => Length / Shape[0];

    /// <summary>Where a value given by its place in the file's order (row-major over <see cref="Shape"/>) is stored, relative to <see cref="Offset"/>.</summary>
    public int StorageIndex(int canonicalIndex)
    {
        if (!IsMatrix)
        {
            return PositionByPosition(canonicalIndex, Length);
        }

        (int output, int input) = Math.DivRem(canonicalIndex, Inputs);
        return PanelLayout.MatrixIndex(Shape[0], Inputs, output, PositionByPosition(input, Inputs));
    }

    private int PositionByPosition(int channelByChannel, int values)
    {
        (int channel, int position) = Math.DivRem(channelByChannel, values / InputChannels);
        return (position * InputChannels) + channel;
    }
}
