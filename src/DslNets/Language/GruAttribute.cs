namespace DslNets;

/// <summary>
/// Gated recurrent units (Cho et al. 2014): r, z = sigmoid of W x[t] + b + U h[t-1] + d; n = tanh(W x[t] + b + r (U h[t-1] + d)); h[t] = (1 - z) n + z h[t-1]. The reset gate r works after the product.
/// </summary>
/// <remarks>As PyTorch's <c>GRU</c>, with its order of gates in files: r, z, n; and as Keras's with <c>reset_after</c>. <c>weight_ih_l0</c> is (3 units) x features, <c>weight_hh_l0</c> (3 units) x units.</remarks>
public sealed class GruAttribute : RecurrentAttribute
{
    /// <summary>A layer of so many units.</summary>
    /// <param name="units">The features of an output, at least 1.</param>
    public GruAttribute(int units)
        : base(units)
    {
    }
}
