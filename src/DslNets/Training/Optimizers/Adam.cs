using DslNets.Runtime;

namespace DslNets;

/// <summary>Adam (Kingma and Ba 2015), as <c>torch.optim.Adam</c>.</summary>
/// <remarks>
/// m = b1 m + (1 - b1) g; v = b2 v + (1 - b2) g^2; p -= r / (1 - b1^t) x m / (sqrt(v) / sqrt(1 - b2^t) + epsilon), with t the number of the step from 1.
/// AMSGrad (Reddi et al. 2018) takes the largest v so far instead of v.
/// </remarks>
public record Adam : Optimizer
{
    /// <summary>The decay b1 of the mean gradient, at least 0 and below 1. Default 0.9.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Outside [0, 1).</exception>
    public double Beta1 { get; init => field = Require.BelowOne(value); } = 0.9;

    /// <summary>The decay b2 of the mean squared gradient, at least 0 and below 1. Default 0.999.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Outside [0, 1).</exception>
    public double Beta2 { get; init => field = Require.BelowOne(value); } = 0.999;

    /// <summary>Added to the denominator, at least 1e-30. Default 1e-8 (Keras: 1e-7).</summary>
    /// <exception cref="ArgumentOutOfRangeException">Below 1e-30 or not finite.</exception>
    public double Epsilon { get; init => field = Require.Epsilon(value); } = 1e-8;

    /// <summary>Whether the largest mean squared gradient so far is used. Default false.</summary>
    public bool AmsGrad { get; init; }

    /// <inheritdoc/>
    internal sealed override ParameterUpdater<T> CreateUpdater<T>(ParameterStore<T> parameters, AlignedBuffer<T> gradients) =>
        new ParameterUpdater<AdamUpdate<T>, T>(
            this, parameters, gradients, AmsGrad ? ["exp_avg", "exp_avg_sq", "max_exp_avg_sq"] : ["exp_avg", "exp_avg_sq"], step => new AdamUpdate<T>(this, step));
}
