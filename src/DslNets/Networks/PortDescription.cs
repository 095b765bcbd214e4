namespace DslNets;

/// <summary>An input, target or output of a network.</summary>
/// <param name="Name">The port's name.</param>
/// <param name="Shape">The shape of one sample: features; steps, features; or height, width, channels.</param>
/// <param name="Kind">Whether the elements are real numbers or indexes.</param>
/// <param name="Classes">The number of classes an index may name; 0 for real ports.</param>
/// <param name="Loss">For targets: the loss they are compared with.</param>
/// <param name="Weight">For targets: the factor of this loss in the whole loss.</param>
/// <param name="Threshold">For targets: from where on an output of one unit says class 1: 0 for logits (an Identity output under <see cref="Loss.BinaryCrossEntropy"/>)
/// and for hinge losses, whose classes are -1 and 1; else a half.</param>
public sealed record PortDescription(
    string Name, IReadOnlyList<int> Shape, PortKind Kind = PortKind.Real, int Classes = 0, Loss Loss = Loss.None, double Weight = 1, double Threshold = 0.5)
{
    /// <summary>For inputs: whether each sample says how many of its steps are real, 1 to the first number of the shape.</summary>
    public bool HasLengths { get; init; }

    /// <summary>The elements of one sample.</summary>
    public int Length { get; } = Shape.Aggregate(1, (length, dimension) => length * dimension);
}
