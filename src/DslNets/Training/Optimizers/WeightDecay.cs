using System.Numerics;
using System.Runtime.CompilerServices;

namespace DslNets.Runtime;

/// <summary>Weight decay in one step: added to the gradient (L2, coupled), or a shrinking of the parameters beside the gradient (decoupled, Loshchilov and Hutter 2019).</summary>
public readonly struct WeightDecay<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly T _coupled;
    private readonly T _kept;

    /// <summary>The decay of one step.</summary>
    /// <param name="step">Learning rate and weight decay.</param>
    /// <param name="isDecoupled">Whether the parameters shrink beside the gradient.</param>
    public WeightDecay(in UpdateStep step, bool isDecoupled)
    {
        _coupled = T.CreateTruncating(isDecoupled ? 0 : step.WeightDecay);
        _kept = T.CreateTruncating(isDecoupled ? 1 - (step.LearningRate * step.WeightDecay) : 1);
    }

    /// <summary>Coupled: g + decay p.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TLanes AddTo<TLanes>(TLanes gradient, TLanes parameter)
        where TLanes : struct, ILanes<TLanes, T> => gradient + (TLanes.Create(_coupled) * parameter);

    /// <summary>Decoupled: p (1 - learning rate x decay).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TLanes Shrink<TLanes>(TLanes parameter)
        where TLanes : struct, ILanes<TLanes, T> => TLanes.Create(_kept) * parameter;
}
