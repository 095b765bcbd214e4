using System.Numerics;
using DslNets.Runtime;

namespace DslNets;

/// <summary>A network's own weights, not a copy, seen as a matrix with one row per output; writing to it changes the network.</summary>
public readonly struct MatrixView<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly AlignedBuffer<T> _buffer;
    private readonly TensorDescription _tensor;

    /// <summary>Makes a view of a tensor of two dimensions.</summary>
    /// <param name="buffer">Where the tensor is stored.</param>
    /// <param name="tensor">The tensor, of shape [outputs, inputs].</param>
    /// <exception cref="ArgumentException">The tensor is no matrix or lies outside the buffer.</exception>
    public MatrixView(AlignedBuffer<T> buffer, TensorDescription tensor)
    {
        ArgumentNullException.ThrowIfNull(buffer);
        ArgumentNullException.ThrowIfNull(tensor);
        if (tensor.Shape.Count != 2)
        {
            throw new ArgumentException($"Tensor '{tensor.Name}' has {tensor.Shape.Count} dimensions; a matrix has 2.", nameof(tensor));
        }

        TensorValues.CheckFits(buffer, tensor);
        _buffer = buffer;
        _tensor = tensor;
    }

    /// <summary>The rows.</summary>
    public int Outputs => _tensor.Shape[0];

    /// <summary>The columns.</summary>
    public int Inputs => _tensor.Shape[1];

    /// <summary>The number of weights: <see cref="Outputs"/> x <see cref="Inputs"/>.</summary>
    public int Length => _tensor.Length;

    /// <summary>The weight from an input to an output.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such output or input.</exception>
    public ref T this[int output, int input]
    {
        get
        {
            ArgumentOutOfRangeException.ThrowIfNegative(output);
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(output, Outputs);
            ArgumentOutOfRangeException.ThrowIfNegative(input);
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(input, Inputs);
            return ref _buffer.Span[_tensor.Offset + _tensor.StorageIndex((output * Inputs) + input)];
        }
    }

    /// <summary>Copies the weights in PyTorch's order: all inputs of the first output, then those of the second.</summary>
    /// <param name="destination">Room for exactly <see cref="Length"/> values.</param>
    /// <exception cref="ArgumentException"><paramref name="destination"/> has another length.</exception>
    public void CopyTo(Span<T> destination)
    {
        TensorValues.CheckLength(_tensor, destination.Length, nameof(destination));
        TensorValues.Read(_buffer, _tensor, destination);
    }

    /// <summary>Sets all weights, given in PyTorch's order: all inputs of the first output, then those of the second.</summary>
    /// <param name="source">Exactly <see cref="Length"/> values.</param>
    /// <exception cref="ArgumentException"><paramref name="source"/> has another length.</exception>
    public void CopyFrom(ReadOnlySpan<T> source)
    {
        TensorValues.CheckLength(_tensor, source.Length, nameof(source));
        TensorValues.Write(_buffer, _tensor, source);
    }
}
