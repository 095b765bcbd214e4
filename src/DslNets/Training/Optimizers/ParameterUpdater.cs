using System.Numerics;

namespace DslNets.Runtime;

/// <summary>The states of an optimizer for one network, and the loop that updates all parameters.</summary>
internal abstract class ParameterUpdater<T> : TileUpdate<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private protected ParameterUpdater(ParameterStore<T> parameters, AlignedBuffer<T> gradients, IReadOnlyList<string> stateNames)
    {
        Parameters = parameters;
        Gradients = gradients;
        StateNames = stateNames;
        States = [.. stateNames.Select(_ => new AlignedBuffer<T>(parameters.Trained.Length))];
    }

    /// <summary>What PyTorch calls each state.</summary>
    public IReadOnlyList<string> StateNames { get; }

    /// <summary>The states, stored like the parameters; at most three.</summary>
    public AlignedBuffer<T>[] States { get; }

    private protected ParameterStore<T> Parameters { get; }

    private protected AlignedBuffer<T> Gradients { get; }

    /// <summary>Fixes the settings of the next step, before the workers start.</summary>
    /// <param name="learningRate">The learning rate of all groups before their scale.</param>
    /// <param name="step">The number of the step, from 1.</param>
    /// <param name="gradientScale">The factor on the gradients, for accumulated ones.</param>
    public abstract void Prepare(double learningRate, long step, double gradientScale);

    /// <summary>Whether each gradient decides about its own parameter alone, so that kernels may update tile by tile: not when the norm of all gradients is clipped.</summary>
    public abstract bool UpdatesTiles { get; }

    /// <summary>Updates this worker's share of the parameters; all workers have to call it, after the gradients are complete.</summary>
    /// <param name="worker">The worker.</param>
    /// <param name="onlyRest">Whether the backward pass has updated the tensors with <see cref="TensorDescription.UpdatesInBackward"/> already.</param>
    public abstract void Apply(in Worker worker, bool onlyRest);
}
