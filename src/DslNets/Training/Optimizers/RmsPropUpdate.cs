using System.Numerics;
using System.Runtime.CompilerServices;

namespace DslNets.Runtime;

/// <summary>The rule of <see cref="RmsProp"/> that is neither centered nor has momentum.</summary>
public readonly struct RmsPropUpdate<T> : IParameterUpdate<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly WeightDecay<T> _decay;
    private readonly T _learningRate;
    private readonly T _alpha;
    private readonly T _rest;
    private readonly T _epsilon;

    /// <summary>The rule in one step.</summary>
    public RmsPropUpdate(RmsProp optimizer, in UpdateStep step)
    {
        _decay = new WeightDecay<T>(step, optimizer.DecouplesWeightDecay);
        _learningRate = T.CreateTruncating(step.LearningRate);
        _alpha = T.CreateTruncating(optimizer.Alpha);
        _rest = T.CreateTruncating(1 - optimizer.Alpha);
        _epsilon = T.CreateTruncating(optimizer.Epsilon);
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
        TLanes denominator = TLanes.Sqrt(square) + TLanes.Create(_epsilon);
        (_decay.Shrink(value) - (TLanes.Create(_learningRate) * gradient / denominator)).Store(ref parameter);
    }
}
