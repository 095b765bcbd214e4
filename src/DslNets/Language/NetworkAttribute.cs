namespace DslNets;

/// <summary>Makes a partial class a neural network of the layers that its other attributes declare; the generator writes the code that runs and trains it.</summary>
/// <example>
/// <code>
/// [Network(Loss.CrossEntropy)]
/// [Input(784)]
/// [Dense(512, Relu)]
/// [Dense(10, Softmax)]
/// public sealed partial class Mnist;
/// </code>
/// </example>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class NetworkAttribute : Attribute
{
    /// <summary>A network without a loss of its own: it only predicts, is trained from gradients of its outputs, or its outputs bring their own losses.</summary>
    public NetworkAttribute()
    {
    }

    /// <summary>A network trained with a built-in loss.</summary>
    /// <param name="loss">The loss of every output that does not bring its own.</param>
    public NetworkAttribute(Loss loss) => Loss = loss;

    /// <summary>A network trained with a loss of the class itself.</summary>
    /// <param name="loss">
    /// The name, given by <c>nameof</c>, of a static method of the class: one expression over (prediction, target), both <see cref="float"/> or <see cref="double"/>, for one feature.
    /// The loss of a sample is the mean over its features.
    /// </param>
    public NetworkAttribute(string loss)
    {
        Loss = Loss.Custom;
        CustomLoss = loss;
    }

    /// <summary>The loss of every output that does not bring its own; <see cref="Loss.None"/> by default.</summary>
    public Loss Loss { get; }

    /// <summary>The method that is the loss, when it is the class's own.</summary>
    public string? CustomLoss { get; }

    /// <summary>The number type the network is emitted in; <see cref="Precision.Single"/> by default.</summary>
    public Precision Precision { get; set; }

    /// <summary>Where <see cref="Loss.Huber"/> turns from quadratic to linear; positive, 1 by default as in PyTorch.</summary>
    public double Delta { get; set; } = 1;

    /// <summary>
    /// The share s in [0, 1) of the target that cross-entropy spreads evenly over all K classes: t' = (1 - s) t + s / K (Szegedy et al. 2016; as PyTorch). 0 by default.
    /// </summary>
    public double LabelSmoothing { get; set; }
}
