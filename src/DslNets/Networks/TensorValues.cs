using System.Numerics;
using DslNets.Runtime;

namespace DslNets;

/// <summary>Copies tensors between their storage and the order of files: row-major over their shape.</summary>
internal static class TensorValues
{
    public static void Read<T>(AlignedBuffer<T> buffer, TensorDescription tensor, Span<T> destination)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ReadOnlySpan<T> stored = buffer.Span.Slice(tensor.Offset, tensor.StorageLength);
        for (int index = 0; index < destination.Length; index++)
        {
            destination[index] = stored[tensor.StorageIndex(index)];
        }
    }

    public static void Write<T>(AlignedBuffer<T> buffer, TensorDescription tensor, ReadOnlySpan<T> source)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Span<T> stored = buffer.Span.Slice(tensor.Offset, tensor.StorageLength);
        for (int index = 0; index < source.Length; index++)
        {
            stored[tensor.StorageIndex(index)] = source[index];
        }
    }

    public static void CheckFits<T>(AlignedBuffer<T> buffer, TensorDescription tensor)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (tensor.Offset < 0 || tensor.Offset > buffer.Length - tensor.StorageLength)
        {
            throw new ArgumentException(
                $"Tensor '{tensor.Name}' needs {tensor.StorageLength} values from {tensor.Offset}, but the buffer has {buffer.Length}.", nameof(buffer));
        }
    }

    public static void CheckLength(TensorDescription tensor, int length, string parameter)
    {
        if (length != tensor.Length)
        {
            throw new ArgumentException($"'{tensor.Name}' has {tensor.Length} values, but {length} were given.", parameter);
        }
    }
}
