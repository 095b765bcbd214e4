using DslNets.Runtime;

namespace DslNets;

/// <summary>Adagrad (Duchi et al. 2011), as <c>torch.optim.Adagrad</c>, but with learning rate 0.001 unless set (PyTorch: 0.01).</summary>
/// <remarks>s = s + g^2; p -= r / (1 + (t - 1) x decay of the learning rate) x g / (sqrt(s) + epsilon), with t the number of the step from 1.</remarks>
public sealed record Adagrad : Optimizer
{
    /// <summary>How fast the learning rate falls, 0 or more. Default 0.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Negative or not finite.</exception>
    public double LearningRateDecay { get; init => field = Require.NotNegative(value); }

    /// <summary>What the sum of squares starts with, 0 or more. Default 0 (Keras: 0.1).</summary>
    /// <exception cref="ArgumentOutOfRangeException">Negative or not finite.</exception>
    public double InitialAccumulator { get; init => field = Require.NotNegative(value); }

    /// <summary>Added to the denominator, at least 1e-30. Default 1e-10 (Keras: 1e-7).</summary>
    /// <exception cref="ArgumentOutOfRangeException">Below 1e-30 or not finite.</exception>
    public double Epsilon { get; init => field = Require.Epsilon(value); } = 1e-10;

    /// <inheritdoc/>
    internal override ParameterUpdater<T> CreateUpdater<T>(ParameterStore<T> parameters, AlignedBuffer<T> gradients)
    {
        var updater = new ParameterUpdater<AdagradUpdate<T>, T>(this, parameters, gradients, ["sum"], step => new AdagradUpdate<T>(this, step));
        updater.States[0].Span.Fill(T.CreateTruncating(InitialAccumulator));
        return updater;
    }
}
