namespace DslNets;

/// <summary>A recurrent layer: h[t] = f(W x[t] + b + U h[t-1] + d) with f = tanh, or another one (Elman 1990).</summary>
/// <remarks>As PyTorch's <c>RNN</c> and Keras's <c>SimpleRNN</c>. Files have <c>weight_ih_l0</c> (W: units x features), <c>weight_hh_l0</c> (U: units x units), <c>bias_ih_l0</c> and <c>bias_hh_l0</c>.</remarks>
public sealed class SimpleRnnAttribute : RecurrentAttribute
{
    /// <summary>A layer with f = tanh.</summary>
    /// <param name="units">The features of an output, at least 1.</param>
    public SimpleRnnAttribute(int units)
        : base(units) => Activation = Activation.Tanh;

    /// <summary>A layer with another function f, such as <see cref="Activation.Relu"/>.</summary>
    /// <param name="units">The features of an output, at least 1.</param>
    /// <param name="activation">The function f, which works on each feature alone.</param>
    public SimpleRnnAttribute(int units, Activation activation)
        : base(units) => Activation = activation;

    /// <summary>The function f.</summary>
    public Activation Activation { get; }
}
