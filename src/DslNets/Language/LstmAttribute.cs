namespace DslNets;

/// <summary>
/// Long short-term memory (Hochreiter and Schmidhuber 1997; Gers et al. 2000): i, f, o = sigmoid and g = tanh of W x[t] + b + U h[t-1] + d; c[t] = f c[t-1] + i g; h[t] = o tanh(c[t]).
/// </summary>
/// <remarks>As PyTorch's <c>LSTM</c>, with its order of gates in files: i, f, g, o. <c>weight_ih_l0</c> is (4 units) x features, <c>weight_hh_l0</c> (4 units) x units.</remarks>
public sealed class LstmAttribute : RecurrentAttribute
{
    /// <summary>A layer of so many cells.</summary>
    /// <param name="units">The features of an output, at least 1.</param>
    public LstmAttribute(int units)
        : base(units)
    {
    }

    /// <summary>What the bias of the forget gate starts at, so that a new layer remembers (Jozefowicz et al. 2015); 1 by default, as Keras. 0 is PyTorch's.</summary>
    public double ForgetBias { get; set; } = 1;
}
