using System.Numerics;
using DslNets.Runtime;

namespace DslNets;

/// <summary>The trained parameters and the untrained state of one network.</summary>
/// <remarks>The internal order is that of the kernels; use the network's views, its files, or <c>CopyParametersTo</c> to see values in PyTorch's order.</remarks>
public sealed class ParameterStore<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>Makes a store of zeros for a network.</summary>
    public ParameterStore(NetworkDescription description)
    {
        ArgumentNullException.ThrowIfNull(description);
        Description = description;
        Trained = new AlignedBuffer<T>(description.ParameterStorageLength);
        State = new AlignedBuffer<T>(description.StateStorageLength);
    }

    /// <summary>The network the values belong to.</summary>
    public NetworkDescription Description { get; }

    /// <summary>The trained values.</summary>
    public AlignedBuffer<T> Trained { get; }

    /// <summary>The untrained values, such as running means.</summary>
    public AlignedBuffer<T> State { get; }

    /// <summary>The buffer that holds a tensor.</summary>
    public AlignedBuffer<T> BufferOf(TensorDescription tensor)
    {
        ArgumentNullException.ThrowIfNull(tensor);
        return tensor.IsState ? State : Trained;
    }

    /// <summary>Takes over the values of another store of the same network.</summary>
    internal void CopyFrom(ParameterStore<T> source)
    {
        source.Trained.Span.CopyTo(Trained.Span);
        source.State.Span.CopyTo(State.Span);
    }
}
