using System.Numerics;
using System.Runtime.CompilerServices;

namespace DslNets.Runtime;

/// <summary>The rule of <see cref="Adam"/> and <see cref="AdamW"/>.</summary>
public readonly struct AdamUpdate<T> : IParameterUpdate<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly WeightDecay<T> _decay;
    private readonly T _stepSize;
    private readonly T _beta1;
    private readonly T _rest1;
    private readonly T _beta2;
    private readonly T _rest2;
    private readonly T _correction;
    private readonly T _epsilon;
    private readonly bool _isAmsGrad;

    /// <summary>The rule in one step.</summary>
    public AdamUpdate(Adam optimizer, in UpdateStep step)
    {
        _decay = new WeightDecay<T>(step, optimizer.DecouplesWeightDecay);
        _stepSize = T.CreateTruncating(step.LearningRate / (1 - Math.Pow(optimizer.Beta1, step.Step)));
        _beta1 = T.CreateTruncating(optimizer.Beta1);
        _rest1 = T.CreateTruncating(1 - optimizer.Beta1);
        _beta2 = T.CreateTruncating(optimizer.Beta2);
        _rest2 = T.CreateTruncating(1 - optimizer.Beta2);
        _correction = T.CreateTruncating(1 / Math.Sqrt(1 - Math.Pow(optimizer.Beta2, step.Step)));
        _epsilon = T.CreateTruncating(optimizer.Epsilon);
        _isAmsGrad = optimizer.AmsGrad;
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Update<TLanes>(TLanes gradient, ref T parameter, ref T state0, ref T state1, ref T state2)
        where TLanes : struct, ILanes<TLanes, T>
    {
        TLanes value = TLanes.Load(ref parameter);
        gradient = _decay.AddTo(gradient, value);
        TLanes mean = (TLanes.Create(_beta1) * TLanes.Load(ref state0)) + (TLanes.Create(_rest1) * gradient);
        mean.Store(ref state0);
        TLanes square = (TLanes.Create(_beta2) * TLanes.Load(ref state1)) + (TLanes.Create(_rest2) * gradient * gradient);
        square.Store(ref state1);
        if (_isAmsGrad)
        {
            square = TLanes.Max(TLanes.Load(ref state2), square);
            square.Store(ref state2);
        }

        TLanes denominator = (TLanes.Sqrt(square) * TLanes.Create(_correction)) + TLanes.Create(_epsilon);
        (_decay.Shrink(value) - (TLanes.Create(_stepSize) * mean / denominator)).Store(ref parameter);
    }
}
