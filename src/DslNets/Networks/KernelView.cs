using System.Numerics;
using DslNets.Runtime;

namespace DslNets;

/// <summary>The weights of a convolution, not a copy: one kernel for each pair of an output and an input channel; writing to it changes the network.</summary>
public readonly struct KernelView<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly AlignedBuffer<T> _buffer;
    private readonly TensorDescription _tensor;

    /// <summary>Makes a view of a tensor of three or four dimensions.</summary>
    /// <param name="buffer">Where the tensor is stored.</param>
    /// <param name="tensor">The tensor, of shape [outputs, inputs, height, width], or [outputs, inputs, width] for a sequence.</param>
    /// <exception cref="ArgumentException">The tensor has another number of dimensions or lies outside the buffer.</exception>
    public KernelView(AlignedBuffer<T> buffer, TensorDescription tensor)
    {
        ArgumentNullException.ThrowIfNull(buffer);
        ArgumentNullException.ThrowIfNull(tensor);
        if (tensor.Shape.Count is not (3 or 4))
        {
            throw new ArgumentException($"Tensor '{tensor.Name}' has {tensor.Shape.Count} dimensions; the weights of a convolution have 3 or 4.", nameof(tensor));
        }

        TensorValues.CheckFits(buffer, tensor);
        _buffer = buffer;
        _tensor = tensor;
    }

    /// <summary>The first dimension: the output channels; of a transposed convolution the input channels.</summary>
    public int Outputs => _tensor.Shape[0];

    /// <summary>The second dimension: the input channels of a group; of a transposed convolution the output channels of a group.</summary>
    public int Inputs => _tensor.Shape[1];

    /// <summary>The rows of a kernel; 1 for a sequence.</summary>
    public int Height => _tensor.Shape.Count == 4 ? _tensor.Shape[2] : 1;

    /// <summary>The columns of a kernel; for a sequence its length.</summary>
    public int Width => _tensor.Shape[^1];

    /// <summary>The number of weights.</summary>
    public int Length => _tensor.Length;

    /// <summary>A weight of a convolution over images.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such weight.</exception>
    public ref T this[int output, int input, int row, int column]
    {
        get
        {
            ArgumentOutOfRangeException.ThrowIfNegative(output);
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(output, Outputs);
            ArgumentOutOfRangeException.ThrowIfNegative(input);
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(input, Inputs);
            ArgumentOutOfRangeException.ThrowIfNegative(row);
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(row, Height);
            ArgumentOutOfRangeException.ThrowIfNegative(column);
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(column, Width);
            return ref _buffer.Span[_tensor.Offset + _tensor.StorageIndex((((((output * Inputs) + input) * Height) + row) * Width) + column)];
        }
    }

    /// <summary>A weight of a convolution over sequences.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such weight.</exception>
    public ref T this[int output, int input, int column] => ref this[output, input, 0, column];

    /// <summary>Copies the weights in PyTorch's order: output, input, row, column; the last runs fastest.</summary>
    /// <param name="destination">Room for exactly <see cref="Length"/> values.</param>
    /// <exception cref="ArgumentException"><paramref name="destination"/> has another length.</exception>
    public void CopyTo(Span<T> destination)
    {
        TensorValues.CheckLength(_tensor, destination.Length, nameof(destination));
        TensorValues.Read(_buffer, _tensor, destination);
    }

    /// <summary>Sets all weights, given in PyTorch's order: output, input, row, column; the last runs fastest.</summary>
    /// <param name="source">Exactly <see cref="Length"/> values.</param>
    /// <exception cref="ArgumentException"><paramref name="source"/> has another length.</exception>
    public void CopyFrom(ReadOnlySpan<T> source)
    {
        TensorValues.CheckLength(_tensor, source.Length, nameof(source));
        TensorValues.Write(_buffer, _tensor, source);
    }
}
