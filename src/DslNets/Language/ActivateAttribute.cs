namespace DslNets;

/// <summary>Applies a function: y = f(x). The shape stays; no parameters.</summary>
public sealed class ActivateAttribute : LayerAttribute
{
    /// <summary>Applies a built-in activation.</summary>
    /// <param name="activation">The function f.</param>
    public ActivateAttribute(Activation activation) => Activation = activation;

    /// <summary>Applies an activation of the class itself.</summary>
    /// <param name="activation">The name, given by <c>nameof</c>, of a static method of the class: one expression over one <see cref="float"/> or <see cref="double"/>.</param>
    public ActivateAttribute(string activation) => CustomActivation = activation;

    /// <summary>The function f.</summary>
    public Activation Activation { get; }

    /// <summary>The method that is f, when it is the class's own.</summary>
    public string? CustomActivation { get; }

    /// <summary>The parameter of the activation: the slope of <see cref="Activation.LeakyRelu"/> (0.01 by default) or the scale of <see cref="Activation.Elu"/> (1 by default).</summary>
    public double Alpha { get; set; } = double.NaN;
}
