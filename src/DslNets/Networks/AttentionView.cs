using System.Numerics;
using DslNets.Runtime;

namespace DslNets;

/// <summary>The parameters of a multi-head attention: a network's own weights, not a copy, by the last part of their names in files.</summary>
public readonly struct AttentionView<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly AlignedBuffer<T> _buffer;
    private readonly TensorDescription[] _tensors;

    /// <summary>Makes a view.</summary>
    /// <param name="buffer">Where the tensors are stored.</param>
    /// <param name="tensors">The tensors of the layer.</param>
    public AttentionView(AlignedBuffer<T> buffer, TensorDescription[] tensors)
    {
        ArgumentNullException.ThrowIfNull(buffer);
        ArgumentNullException.ThrowIfNull(tensors);
        _buffer = buffer;
        _tensors = tensors;
    }

    /// <summary>The weights of a linear map.</summary>
    /// <param name="map"><c>in_proj</c>, or with a memory <c>q_proj</c> and <c>kv_proj</c>; <c>out_proj</c>.</param>
    /// <exception cref="ArgumentException">There is no such map.</exception>
    public MatrixView<T> Weights(string map) => new(_buffer, Find(map, "weight"));

    /// <summary>The biases of a linear map.</summary>
    /// <param name="map"><c>in_proj</c>, or with a memory <c>q_proj</c> and <c>kv_proj</c>; <c>out_proj</c>.</param>
    /// <exception cref="ArgumentException">There is no such map, or it has no bias.</exception>
    public VectorView<T> Bias(string map) => new(_buffer, Find(map, "bias"));

    private TensorDescription Find(string map, string part)
    {
        ArgumentNullException.ThrowIfNull(map);
        string end = "." + map + (map == "out_proj" ? "." : "_") + part;
        foreach (TensorDescription tensor in _tensors)
        {
            if (tensor.Name.EndsWith(end, StringComparison.Ordinal))
            {
                return tensor;
            }
        }

        throw new ArgumentException($"The layer has no {part} of '{map}'; it has {string.Join(", ", _tensors.Select(tensor => tensor.Name))}.", nameof(map));
    }
}
