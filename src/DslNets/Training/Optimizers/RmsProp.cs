using DslNets.Runtime;

namespace DslNets;

/// <summary>RMSprop (Hinton 2012; centered: Graves 2013), as <c>torch.optim.RMSprop</c>, but with learning rate 0.001 unless set (PyTorch: 0.01).</summary>
/// <remarks>
/// v = a v + (1 - a) g^2; centered: m = a m + (1 - a) g and v - m^2 stands for v; p -= r g / (sqrt(v) + epsilon).
/// With momentum: b = momentum x b + g / (sqrt(v) + epsilon); p -= r b.
/// </remarks>
public sealed record RmsProp : Optimizer
{
    /// <summary>The decay a of the mean squared gradient, at least 0 and below 1. Default 0.99 (Keras: 0.9).</summary>
    /// <exception cref="ArgumentOutOfRangeException">Outside [0, 1).</exception>
    public double Alpha { get; init => field = Require.BelowOne(value); } = 0.99;

    /// <summary>Added to the denominator, at least 1e-30. Default 1e-8 (Keras: 1e-7).</summary>
    /// <exception cref="ArgumentOutOfRangeException">Below 1e-30 or not finite.</exception>
    public double Epsilon { get; init => field = Require.Epsilon(value); } = 1e-8;

    /// <summary>The momentum, at least 0 and below 1. Default 0.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Outside [0, 1).</exception>
    public double Momentum { get; init => field = Require.BelowOne(value); }

    /// <summary>Whether the squares are taken around the mean gradient. Default false.</summary>
    public bool Centered { get; init; }

    /// <inheritdoc/>
    internal override ParameterUpdater<T> CreateUpdater<T>(ParameterStore<T> parameters, AlignedBuffer<T> gradients)
    {
        if (!Centered && Momentum == 0)
        {
            return new ParameterUpdater<RmsPropUpdate<T>, T>(this, parameters, gradients, ["square_avg"], step => new RmsPropUpdate<T>(this, step));
        }

        string[] states = Centered ? ["square_avg", "momentum_buffer", "grad_avg"] : ["square_avg", "momentum_buffer"];
        return new ParameterUpdater<CenteredRmsPropUpdate<T>, T>(this, parameters, gradients, states, step => new CenteredRmsPropUpdate<T>(this, step));
    }
}
