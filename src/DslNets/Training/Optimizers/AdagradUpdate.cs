using System.Numerics;
using System.Runtime.CompilerServices;

namespace DslNets.Runtime;

/// <summary>The rule of <see cref="Adagrad"/>.</summary>
public readonly struct AdagradUpdate<T> : IParameterUpdate<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly WeightDecay<T> _decay;
    private readonly T _learningRate;
    private readonly T _epsilon;

    /// <summary>The rule in one step.</summary>
    public AdagradUpdate(Adagrad optimizer, in UpdateStep step)
    {
        _decay = new WeightDecay<T>(step, optimizer.DecouplesWeightDecay);
        _learningRate = T.CreateTruncating(step.LearningRate / (1 + ((step.Step - 1) * optimizer.LearningRateDecay)));
        _epsilon = T.CreateTruncating(optimizer.Epsilon);
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Update<TLanes>(TLanes gradient, ref T parameter, ref T state0, ref T state1, ref T state2)
        where TLanes : struct, ILanes<TLanes, T>
    {
        TLanes value = TLanes.Load(ref parameter);
        gradient = _decay.AddTo(gradient, value);
        TLanes sum = TLanes.Load(ref state0) + (gradient * gradient);
        sum.Store(ref state0);
        TLanes denominator = TLanes.Sqrt(sum) + TLanes.Create(_epsilon);
        (_decay.Shrink(value) - (TLanes.Create(_learningRate) * gradient / denominator)).Store(ref parameter);
    }
}
