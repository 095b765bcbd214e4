using System.Globalization;
using DslNets.Runtime;

namespace DslNets;

/// <summary>Stochastic gradient descent, as <c>torch.optim.SGD</c>.</summary>
/// <remarks>
/// Without momentum: p -= r g. With momentum m (Polyak 1964): v = m v + (1 - dampening) g, with v = g in the first step; p -= r v.
/// With Nesterov's (Sutskever et al. 2013): p -= r (g + m v).
/// </remarks>
public sealed record Sgd : Optimizer
{
    /// <summary>The momentum m, at least 0 and below 1. Default 0.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Outside [0, 1).</exception>
    public double Momentum { get; init => field = Require.BelowOne(value); }

    /// <summary>How much less than whole later gradients enter the momentum, 0 to below 1. Default 0.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Outside [0, 1).</exception>
    public double Dampening { get; init => field = Require.BelowOne(value); }

    /// <summary>Whether the momentum is Nesterov's; needs a momentum and no dampening. Default false.</summary>
    public bool Nesterov { get; init; }

    /// <inheritdoc/>
    internal override ParameterUpdater<T> CreateUpdater<T>(ParameterStore<T> parameters, AlignedBuffer<T> gradients)
    {
        if (Nesterov && (Momentum == 0 || Dampening != 0))
        {
            throw new InvalidOperationException(string.Create(
                CultureInfo.InvariantCulture, $"Nesterov momentum needs a momentum and no dampening, but Momentum is {Momentum} and Dampening {Dampening}."));
        }

        return Momentum == 0
            ? new ParameterUpdater<SgdUpdate<T>, T>(this, parameters, gradients, [], step => new SgdUpdate<T>(this, step))
            : new ParameterUpdater<MomentumUpdate<T>, T>(this, parameters, gradients, ["momentum_buffer"], step => new MomentumUpdate<T>(this, step));
    }
}
