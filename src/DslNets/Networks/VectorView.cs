using System.Numerics;
using DslNets.Runtime;

namespace DslNets;

/// <summary>A network's own values, not a copy, such as the biases of a layer; writing to it changes the network. The default view is empty: the layer has no such values.</summary>
public readonly struct VectorView<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly AlignedBuffer<T>? _buffer;
    private readonly TensorDescription? _tensor;

    /// <summary>Makes a view of a tensor that is no matrix; one of several dimensions is seen row-major.</summary>
    /// <param name="buffer">Where the tensor is stored.</param>
    /// <param name="tensor">The tensor.</param>
    /// <exception cref="ArgumentException">The tensor is a matrix or lies outside the buffer.</exception>
    public VectorView(AlignedBuffer<T> buffer, TensorDescription tensor)
    {
        ArgumentNullException.ThrowIfNull(buffer);
        ArgumentNullException.ThrowIfNull(tensor);
        if (tensor.IsMatrix)
        {
            throw new ArgumentException($"Tensor '{tensor.Name}' is a matrix, not a vector.", nameof(tensor));
        }

        TensorValues.CheckFits(buffer, tensor);
        _buffer = buffer;
        _tensor = tensor;
    }

    /// <summary>The number of values; 0 for a layer without them.</summary>
    public int Length => _tensor?.Length ?? 0;

    /// <summary>The values themselves, in the order in which they are stored: that of files, but for a normalisation after [Flatten], whose values are stored pixel by pixel.</summary>
    public Span<T> Span => _tensor is null ? [] : _buffer!.Span.Slice(_tensor.Offset, _tensor.Length);

    /// <summary>One value, by its place in the order of files.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such value.</exception>
    public ref T this[int index]
    {
        get
        {
            ArgumentOutOfRangeException.ThrowIfNegative(index);
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(index, Length);
            return ref Span[_tensor!.StorageIndex(index)];
        }
    }

    /// <summary>Copies the values in the order of files.</summary>
    /// <param name="destination">Room for exactly <see cref="Length"/> values.</param>
    /// <exception cref="ArgumentException"><paramref name="destination"/> has another length.</exception>
    public void CopyTo(Span<T> destination)
    {
        CheckLength(destination.Length, nameof(destination));
        if (_tensor is not null)
        {
            TensorValues.Read(_buffer!, _tensor, destination);
        }
    }

    /// <summary>Sets all values, given in the order of files.</summary>
    /// <param name="source">Exactly <see cref="Length"/> values.</param>
    /// <exception cref="ArgumentException"><paramref name="source"/> has another length.</exception>
    public void CopyFrom(ReadOnlySpan<T> source)
    {
        CheckLength(source.Length, nameof(source));
        if (_tensor is not null)
        {
            TensorValues.Write(_buffer!, _tensor, source);
        }
    }

    private void CheckLength(int length, string parameter)
    {
        if (length != Length)
        {
            throw new ArgumentException($"'{_tensor?.Name ?? "The empty view"}' has {Length} values, but {length} were given.", parameter);
        }
    }
}
