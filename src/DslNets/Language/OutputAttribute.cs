namespace DslNets;

/// <summary>
/// Makes the value of the layer above (or of <see cref="LayerAttribute.From"/>) an output port. It is no layer: the layer below goes on from the layer above.
/// A network without this attribute has one output, <c>output</c>, the value of its last layer.
/// </summary>
public sealed class OutputAttribute : LayerAttribute
{
    /// <summary>An output trained with the network's loss.</summary>
    /// <param name="name">The name of the port; a C# identifier.</param>
    public OutputAttribute(string name) => Port = name;

    /// <summary>An output with a loss of its own.</summary>
    /// <param name="name">The name of the port; a C# identifier.</param>
    /// <param name="loss">Its loss.</param>
    public OutputAttribute(string name, Loss loss)
        : this(name) => Loss = loss;

    /// <summary>An output with a loss of the class itself.</summary>
    /// <param name="name">The name of the port; a C# identifier.</param>
    /// <param name="loss">The name, given by <c>nameof</c>, of a static method of the class: one expression over (prediction, target), both <see cref="float"/> or <see cref="double"/>.</param>
    public OutputAttribute(string name, string loss)
        : this(name)
    {
        Loss = Loss.Custom;
        CustomLoss = loss;
    }

    /// <summary>The name of the port.</summary>
    public string Port { get; }

    /// <summary>The output's loss; <see cref="Loss.None"/> takes the network's.</summary>
    public Loss Loss { get; }

    /// <summary>The method that is the loss, when it is the class's own.</summary>
    public string? CustomLoss { get; }

    /// <summary>The factor of this output's loss in the whole loss; positive, 1 by default.</summary>
    public double Weight { get; set; } = 1;

    /// <summary>Where <see cref="Loss.Huber"/> turns from quadratic to linear; positive, 1 by default as in PyTorch.</summary>
    public double Delta { get; set; } = 1;

    /// <summary>
    /// The share s in [0, 1) of the target that cross-entropy spreads evenly over all K classes: t' = (1 - s) t + s / K (Szegedy et al. 2016; as PyTorch). 0 by default.
    /// </summary>
    public double LabelSmoothing { get; set; }
}
