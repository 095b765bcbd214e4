using DslNets.Runtime;

namespace DslNets;

/// <summary>Adadelta (Zeiler 2012), as <c>torch.optim.Adadelta</c>. The learning rate is 1 unless set.</summary>
/// <remarks>v = rho v + (1 - rho) g^2; d = sqrt(u + epsilon) / sqrt(v + epsilon) x g; u = rho u + (1 - rho) d^2; p -= r d.</remarks>
public sealed record Adadelta : Optimizer
{
    /// <summary>Adadelta with learning rate 1.</summary>
    public Adadelta() => LearningRate = 1;

    /// <summary>The decay of the mean squares, at least 0 and below 1. Default 0.9 (Keras: 0.95).</summary>
    /// <exception cref="ArgumentOutOfRangeException">Outside [0, 1).</exception>
    public double Rho { get; init => field = Require.BelowOne(value); } = 0.9;

    /// <summary>Added under the roots, at least 1e-30. Default 1e-6 (Keras: 1e-7).</summary>
    /// <exception cref="ArgumentOutOfRangeException">Below 1e-30 or not finite.</exception>
    public double Epsilon { get; init => field = Require.Epsilon(value); } = 1e-6;

    /// <inheritdoc/>
    internal override ParameterUpdater<T> CreateUpdater<T>(ParameterStore<T> parameters, AlignedBuffer<T> gradients) =>
        new ParameterUpdater<AdadeltaUpdate<T>, T>(this, parameters, gradients, ["square_avg", "acc_delta"], step => new AdadeltaUpdate<T>(this, step));
}
