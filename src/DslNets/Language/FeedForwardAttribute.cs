namespace DslNets;

/// <summary>
/// Two dense layers: y = W2 f(W1 x + b1) + b2, <c>hidden</c> features wide between them and as wide as x behind. Of a sequence each step alone. Its layers are called <c>linear1</c> and <c>linear2</c>.
/// </summary>
/// <param name="hidden">The features between the layers, at least 1.</param>
/// <param name="activation">The function f.</param>
public sealed class FeedForwardAttribute(int hidden, Activation activation = Activation.Relu) : LayerAttribute
{
    /// <summary>The features between the layers.</summary>
    public int Hidden { get; } = hidden;

    /// <summary>The function between the two dense layers; <see cref="Activation.Relu"/> by default, as PyTorch.</summary>
    public Activation Activation { get; } = activation;

    /// <summary>The rate of the dropout between them; in [0, 1), 0 by default (PyTorch: 0.1).</summary>
    public double Dropout { get; set; }

    /// <summary>Whether training leaves all parameters of the block as they are; false by default.</summary>
    public bool Frozen { get; set; }

    /// <summary>The name of an equal block above whose parameters this one uses, instead of its own.</summary>
    public string? Share { get; set; }
}
