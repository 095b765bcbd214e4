using System.Collections.Generic;
using DslNets.Compiler.Model;

namespace DslNets.Compiler.Ir;

/// <summary>A parameter or state tensor of the network.</summary>
/// <param name="Name">As in files: <c>dense1.weight</c>.</param>
/// <param name="Node">The node that owns it.</param>
/// <param name="Outputs">Outputs of a matrix, features of a vector.</param>
/// <param name="Inputs">Inputs of a matrix; 0 for a vector.</param>
/// <param name="L1">The factor of the sum of absolute values in the loss.</param>
/// <param name="L2">The factor of the sum of squares in the loss.</param>
public sealed record TensorModel(
    string Name, int Node, int Outputs, int Inputs, InitializerModel Initializer, bool IsState, bool IsFrozen, bool Decays, double L1 = 0, double L2 = 0)
{
    public bool IsMatrix => Inputs > 0;

    /// <summary>
    /// The channels of the image that the inputs of a matrix, or the features of a vector, are. They are stored position by position, as images are; files have channel by channel,
    /// as PyTorch writes them. 1 where there is no difference.
    /// </summary>
    public int InputChannels { get; init; } = 1;

    /// <summary>The height and width of the kernel of a convolution, or its length: files have them as dimensions of their own.</summary>
    public EquatableArray<int> Kernel { get; init; }

    /// <summary>Whether the same weights serve many positions of the input: their gradient is a sum that is only complete at the end.</summary>
    public bool ServesPositions { get; init; }

    /// <summary>Whether several layers use it, so that its gradient is a sum.</summary>
    public bool IsShared { get; init; }

    /// <summary>Whether its gradient is one outer product and nothing else, so that the kernel may update the weights at once.</summary>
    public bool UpdatesInBackward => IsMatrix && !ServesPositions && !IsShared && !IsFrozen && L1 == 0 && L2 == 0;

    /// <summary>The shape in files.</summary>
    public IReadOnlyList<int> FileShape => !IsMatrix ? [Outputs]
        : Kernel.Count == 0 ? [Outputs, Inputs]
        : [Outputs, InputChannels, .. Kernel];

    public int Length => IsMatrix ? Outputs * Inputs : Outputs;
}
