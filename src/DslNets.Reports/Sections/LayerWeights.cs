using System.Numerics;

namespace DslNets;

/// <summary>Reads the weights of a layer.</summary>
internal static class LayerWeights
{
    /// <summary>The values of <c>layer.weight</c> in the order of files, row-major over their shape.</summary>
    public static (T[] Weights, IReadOnlyList<int> Shape) Of<TNetwork, T>(INetwork<TNetwork, T> network, string layer)
        where TNetwork : class, INetwork<TNetwork, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        NetworkDescription description = TNetwork.Description;
        string name = layer + ".weight";
        int start = 0;
        foreach (TensorDescription tensor in description.Tensors.Where(tensor => !tensor.IsState))
        {
            if (tensor.Name == name)
            {
                T[] parameters = new T[description.ParameterCount];
                network.CopyParametersTo(parameters);
                return (parameters[start..(start + tensor.Length)], tensor.Shape);
            }

            start += tensor.Length;
        }

        IEnumerable<string> named = description.Tensors.Where(tensor => tensor.Name.EndsWith(".weight", StringComparison.Ordinal)).Select(tensor => tensor.Name[..^".weight".Length]);
        throw new ArgumentException($"{description.Name} has no layer '{layer}' with weights; it has {string.Join(", ", named)}.", nameof(layer));
    }
}
