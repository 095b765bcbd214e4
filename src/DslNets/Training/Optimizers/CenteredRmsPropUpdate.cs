using System.Numerics;
using System.Runtime.CompilerServices;

namespace DslNets.Runtime;

/// <summary>The rule of <see cref="RmsProp"/> that is centered, has momentum, or both. States: mean square, momentum buffer, mean gradient.</summary>
public readonly struct CenteredRmsPropUpdate<T> : IParameterUpdate<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly WeightDecay<T> _decay;
    private readonly T _learningRate;
    private readonly T _alpha;
    private readonly T _rest;
    private readonly T _epsilon;
    private readonly T _momentum;
    private readonly bool _isCentered;

    /// <summary>The rule in one step.</summary>
    public CenteredRmsPropUpdate(RmsProp optimizer, in UpdateStep step)
    {
        _decay = new WeightDecay<T>(step, optimizer.DecouplesWeightDecay);
        _learningRate = T.CreateTruncating(step.LearningRate);
        _alpha = T.CreateTruncating(optimizer.Alpha);
        _rest = T.CreateTruncating(1 - optimizer.Alpha);
        _epsilon = T.CreateTruncating(optimizer.Epsilon);
        _momentum = T.CreateTruncating(optimizer.Momentum);
        _isCentered = optimizer.Centered;
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Update<TLanes>(TLanes gradient, ref T parameter, ref T state0, ref T state1, ref T state2)
        where TLanes : struct, ILanes<TLanes, T>
    {
        TLanes value = TLanes.Load(ref parameter);
        gradient = _decay.AddTo(gradient, value);
        TLanes square = (TLanes.Create(_alpha) * TLanes.Load(ref state0)) + (TLanes.Create(_rest) * gradient * gradient);
        square.Store(ref state0);
        if (_isCentered)
        {
            TLanes mean = (TLanes.Create(_alpha) * TLanes.Load(ref state2)) + (TLanes.Create(_rest) * gradient);
            mean.Store(ref state2);
            // The variance may fall below 0 by rounding alone.
            square = TLanes.Max(square - (mean * mean), TLanes.Create(T.Zero));
        }

        TLanes direction = (TLanes.Create(_momentum) * TLanes.Load(ref state1)) + (gradient / (TLanes.Sqrt(square) + TLanes.Create(_epsilon)));
        direction.Store(ref state1);
        (_decay.Shrink(value) - (TLanes.Create(_learningRate) * direction)).Store(ref parameter);
    }
}
