using System.Numerics;
using System.Runtime.CompilerServices;

namespace DslNets.Runtime;

/// <summary>The rule of <see cref="Sgd"/> with momentum.</summary>
public readonly struct MomentumUpdate<T> : IParameterUpdate<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly WeightDecay<T> _decay;
    private readonly T _learningRate;
    private readonly T _momentum;
    private readonly T _gradientShare;
    private readonly T _directShare;
    private readonly T _velocityShare;

    /// <summary>The rule in one step.</summary>
    public MomentumUpdate(Sgd optimizer, in UpdateStep step)
    {
        _decay = new WeightDecay<T>(step, optimizer.DecouplesWeightDecay);
        _learningRate = T.CreateTruncating(step.LearningRate);
        _momentum = T.CreateTruncating(optimizer.Momentum);
        // As in PyTorch, the first gradient enters whole.
        _gradientShare = T.CreateTruncating(step.Step == 1 ? 1 : 1 - optimizer.Dampening);
        _directShare = optimizer.Nesterov ? T.One : T.Zero;
        _velocityShare = optimizer.Nesterov ? _momentum : T.One;
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Update<TLanes>(TLanes gradient, ref T parameter, ref T state0, ref T state1, ref T state2)
        where TLanes : struct, ILanes<TLanes, T>
    {
        TLanes value = TLanes.Load(ref parameter);
        gradient = _decay.AddTo(gradient, value);
        TLanes velocity = (TLanes.Create(_momentum) * TLanes.Load(ref state0)) + (TLanes.Create(_gradientShare) * gradient);
        velocity.Store(ref state0);
        TLanes direction = (TLanes.Create(_directShare) * gradient) + (TLanes.Create(_velocityShare) * velocity);
        (_decay.Shrink(value) - (TLanes.Create(_learningRate) * direction)).Store(ref parameter);
    }
}
