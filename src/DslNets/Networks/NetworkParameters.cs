using System.Numerics;

namespace DslNets;

/// <summary>All trained parameters of a network as one vector: the tensors in the order of the description, each row-major over its shape, without padding.</summary>
public static class NetworkParameters
{
    /// <summary>Copies all trained parameters.</summary>
    /// <param name="network">The network.</param>
    /// <param name="destination">Room for exactly <see cref="NetworkDescription.ParameterCount"/> values.</param>
    /// <exception cref="ArgumentException"><paramref name="destination"/> has another length.</exception>
    public static void CopyParametersTo<TNetwork, T>(this INetwork<TNetwork, T> network, Span<T> destination)
        where TNetwork : class, INetwork<TNetwork, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(network);
        ParameterStore<T> store = network.Parameters;
        CheckLength(store.Description, destination.Length, nameof(destination));
        int offset = 0;
        foreach (TensorDescription tensor in store.Description.Tensors)
        {
            if (!tensor.IsState)
            {
                TensorValues.Read(store.Trained, tensor, destination.Slice(offset, tensor.Length));
                offset += tensor.Length;
            }
        }
    }

    /// <summary>Sets all trained parameters.</summary>
    /// <param name="network">The network.</param>
    /// <param name="source">Exactly <see cref="NetworkDescription.ParameterCount"/> values.</param>
    /// <exception cref="ArgumentException"><paramref name="source"/> has another length.</exception>
    public static void CopyParametersFrom<TNetwork, T>(this INetwork<TNetwork, T> network, ReadOnlySpan<T> source)
        where TNetwork : class, INetwork<TNetwork, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(network);
        ParameterStore<T> store = network.Parameters;
        CheckLength(store.Description, source.Length, nameof(source));
        int offset = 0;
        foreach (TensorDescription tensor in store.Description.Tensors)
        {
            if (!tensor.IsState)
            {
                TensorValues.Write(store.Trained, tensor, source.Slice(offset, tensor.Length));
                offset += tensor.Length;
            }
        }
    }

    private static void CheckLength(NetworkDescription description, int length, string parameter)
    {
        if (length != description.ParameterCount)
        {
            throw new ArgumentException($"{description.Name} has {description.ParameterCount} parameters, but {length} values were given.", parameter);
        }
    }
}
