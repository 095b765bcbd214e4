using System.Numerics;
using DslNets.Runtime;

namespace DslNets;

/// <summary>The settings of the rule by which gradients change parameters: immutable, so one object may serve many trainers. What a rule remembers from step to step belongs to the trainer.</summary>
/// <remarks>
/// The order within a step: the gradients are clipped by value, then by norm, then weight decay is added, then the rule is applied.
/// Formulas and state are those of <c>torch.optim</c>. One difference: weight decay leaves biases and the parameters of normalisation layers alone
/// (<see cref="TensorDescription.Decays"/>), unless <see cref="DecaysEverything"/> is set.
/// </remarks>
public abstract record Optimizer
{
    private protected Optimizer()
    {
    }

    /// <summary>The learning rate before the schedule, 0 or more. Default 0.001; <see cref="Adadelta"/> 1.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Negative or not finite.</exception>
    public double LearningRate { get; init => field = Require.NotNegative(value); } = 0.001;

    /// <summary>How the learning rate changes while training. Default: it stays.</summary>
    public LearningRateSchedule Schedule { get; init; } = new ConstantRate();

    /// <summary>Weight decay, 0 or more: with L2 decay, decay x parameter is added to the gradient. Default 0; <see cref="AdamW"/> 0.01.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Negative or not finite.</exception>
    public double WeightDecay { get; init => field = Require.NotNegative(value); }

    /// <summary>
    /// Whether weight decay is decoupled from the gradient: parameters are multiplied by 1 - learning rate x decay before the step (Loshchilov and Hutter 2019),
    /// instead of entering the gradient as an L2 penalty. Default false; <see cref="AdamW"/> true.
    /// </summary>
    public bool DecouplesWeightDecay { get; init; }

    /// <summary>Whether weight decay also applies to biases and normalisation, as in PyTorch. Default false.</summary>
    public bool DecaysEverything { get; init; }

    /// <summary>The largest norm of all gradients together; larger ones are scaled by norm limit / (norm + 1e-6), as <c>torch.nn.utils.clip_grad_norm_</c>. Null, the default, does not clip.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Not positive.</exception>
    public double? ClipNorm { get; init => field = value is { } limit ? Require.Positive(limit) : null; }

    /// <summary>The largest magnitude of each gradient, as <c>torch.nn.utils.clip_grad_value_</c>. Null, the default, does not clip.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Not positive.</exception>
    public double? ClipValue { get; init => field = value is { } limit ? Require.Positive(limit) : null; }

    /// <summary>Settings for some of the tensors; a tensor belongs to the first group that contains it.</summary>
    public IReadOnlyList<ParameterGroup> Groups { get; init; } = [];

    /// <summary>Makes the states and the specialised update loop for one trainer.</summary>
    /// <param name="parameters">The parameters to update.</param>
    /// <param name="gradients">Their gradients, stored like them.</param>
    internal abstract ParameterUpdater<T> CreateUpdater<T>(ParameterStore<T> parameters, AlignedBuffer<T> gradients)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>;
}
