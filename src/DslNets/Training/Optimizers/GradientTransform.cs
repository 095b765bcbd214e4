using System.Numerics;
using System.Runtime.CompilerServices;

namespace DslNets.Runtime;

/// <summary>What happens to a gradient before the optimizer's rule: scaling, clipping by value, then scaling again for clipping by norm.</summary>
internal readonly struct GradientTransform<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly T _scale;
    private readonly T _limit;
    private readonly T _normScale;
    private readonly bool _changes;

    public GradientTransform(double scale, double? limit, double normScale)
    {
        _scale = T.CreateTruncating(scale);
        _limit = T.CreateTruncating(limit ?? double.PositiveInfinity);
        _normScale = T.CreateTruncating(normScale);
        _changes = scale != 1 || limit is not null || normScale != 1;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TLanes Apply<TLanes>(TLanes gradient)
        where TLanes : struct, ILanes<TLanes, T>
    {
        if (_changes)
        {
            TLanes limited = TLanes.Min(TLanes.Max(gradient * TLanes.Create(_scale), TLanes.Create(-_limit)), TLanes.Create(_limit));
            gradient = limited * TLanes.Create(_normScale);
        }

        return gradient;
    }
}
