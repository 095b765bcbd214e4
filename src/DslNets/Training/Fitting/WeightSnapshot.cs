using System.Numerics;

namespace DslNets;

/// <summary>A copy of parameters and state, to go back to.</summary>
internal sealed class WeightSnapshot<T>(ParameterStore<T> store)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly T[] _trained = new T[store.Trained.Length];
    private readonly T[] _state = new T[store.State.Length];

    public void Take()
    {
        store.Trained.Span.CopyTo(_trained);
        store.State.Span.CopyTo(_state);
    }

    public void Restore()
    {
        _trained.CopyTo(store.Trained.Span);
        _state.CopyTo(store.State.Span);
    }
}
