using System.Numerics;
using System.Runtime.CompilerServices;

namespace DslNets.Runtime;

/// <summary>The rule of <see cref="Adadelta"/>.</summary>
public readonly struct AdadeltaUpdate<T> : IParameterUpdate<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly WeightDecay<T> _decay;
    private readonly T _learningRate;
    private readonly T _rho;
    private readonly T _rest;
    private readonly T _epsilon;

    /// <summary>The rule in one step.</summary>
    public AdadeltaUpdate(Adadelta optimizer, in UpdateStep step)
    {
        _decay = new WeightDecay<T>(step, optimizer.DecouplesWeightDecay);
        _learningRate = T.CreateTruncating(step.LearningRate);
        _rho = T.CreateTruncating(optimizer.Rho);
        _rest = T.CreateTruncating(1 - optimizer.Rho);
        _epsilon = T.CreateTruncating(optimizer.Epsilon);
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Update<TLanes>(TLanes gradient, ref T parameter, ref T state0, ref T state1, ref T state2)
        where TLanes : struct, ILanes<TLanes, T>
    {
        TLanes value = TLanes.Load(ref parameter);
        gradient = _decay.AddTo(gradient, value);
        TLanes rho = TLanes.Create(_rho);
        TLanes rest = TLanes.Create(_rest);
        TLanes epsilon = TLanes.Create(_epsilon);
        TLanes square = (rho * TLanes.Load(ref state0)) + (rest * gradient * gradient);
        square.Store(ref state0);
        TLanes changes = TLanes.Load(ref state1);
        TLanes change = TLanes.Sqrt(changes + epsilon) / TLanes.Sqrt(square + epsilon) * gradient;
        ((rho * changes) + (rest * change * change)).Store(ref state1);
        (_decay.Shrink(value) - (TLanes.Create(_learningRate) * change)).Store(ref parameter);
    }
}
