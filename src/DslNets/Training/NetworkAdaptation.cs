using System.Numerics;
using DslNets.Runtime;

namespace DslNets;

/// <summary>Gives the <c>[Normalize]</c> layers of a network the mean and deviation of data.</summary>
public static class NetworkAdaptation
{
    private const string Mean = ".mean";
    private const string Deviation = ".deviation";
    private const string Count = ".count";
    private const int BatchSize = 256;

    /// <summary>Sets the mean and deviation of every <c>[Normalize]</c> layer from the inputs of samples, in place of what it had. <c>Fit</c> does so before the first epoch.</summary>
    /// <param name="network">The network; each of its Normalize layers reads an input.</param>
    /// <param name="data">The samples; their weights do not count.</param>
    /// <remarks>
    /// The deviation is that of the samples (divided by their number, not by one less); a constant feature gets 1. Images and sequences have one mean per channel or feature when the layer has.
    /// Computed in double (Welford 1962).
    /// </remarks>
    /// <exception cref="InvalidOperationException">A Normalize layer reads another layer, or there are no samples.</exception>
    /// <exception cref="ArgumentException">An input value is not finite.</exception>
    public static void Adapt<TNetwork, T>(this INetwork<TNetwork, T> network, IDataSource<T> data)
        where TNetwork : class, INetwork<TNetwork, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentNullException.ThrowIfNull(data);
        Adapt(network.Parameters, Trainer<TNetwork, T>.InOrder(data, BatchSize));
    }

    /// <summary>Sets the mean and deviation of every <c>[Normalize]</c> layer from one epoch of a stream; see the other overload.</summary>
    /// <param name="network">The network; each of its Normalize layers reads an input.</param>
    /// <param name="data">The samples; the stream is reset before and after.</param>
    public static void Adapt<TNetwork, T>(this INetwork<TNetwork, T> network, IBatchStream<T> data)
        where TNetwork : class, INetwork<TNetwork, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentNullException.ThrowIfNull(data);
        Adapt(network.Parameters, new StreamBatches<T>(data, BatchSize));
        data.Reset();
    }

    /// <summary>Adapts Normalize layers that have not seen any data yet.</summary>
    internal static void AdaptIfDue<T>(ParameterStore<T> parameters, TrainingBatches<T> batches)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (parameters.Description.Tensors.Any(tensor => IsOfNormalize(parameters.Description, tensor, Count) && parameters.State.Span[tensor.Offset] == T.Zero))
        {
            Adapt(parameters, batches);
        }
    }

    private static void Adapt<T>(ParameterStore<T> parameters, TrainingBatches<T> batches)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        NetworkDescription description = parameters.Description;
        (TensorDescription Mean, int Port, InputMoments Moments)[] layers =
        [
            .. description.Tensors.Where(tensor => IsOfNormalize(description, tensor, Mean)).Select(tensor => (tensor, InputPort(description, tensor), new InputMoments(tensor.Length))),
        ];
        if (layers.Length == 0)
        {
            return;
        }

        var batch = new Batch<T>(description, batches.BatchSize);
        batches.Start(0, default, batch);
        long count = 0;
        while (batches.Read(batch))
        {
            count += batch.Count;
            foreach ((_, int port, InputMoments moments) in layers)
            {
                moments.Add<T>(batch.Input(port), description.Inputs[port].Name);
            }
        }

        if (count == 0)
        {
            throw new InvalidOperationException("There are no samples to take mean and deviation from.");
        }

        Span<T> state = parameters.State.Span;
        foreach ((TensorDescription mean, _, InputMoments moments) in layers)
        {
            int deviation = Sibling(description, mean, Deviation).Offset;
            for (int feature = 0; feature < mean.Length; feature++)
            {
                state[mean.Offset + feature] = T.CreateTruncating(moments.Mean(feature));
                state[deviation + feature] = T.CreateTruncating(moments.Deviation(feature));
            }

            state[Sibling(description, mean, Count).Offset] = T.CreateTruncating(count);
        }
    }

    private static bool IsOfNormalize(NetworkDescription description, TensorDescription tensor, string suffix) =>
        tensor.IsState && tensor.Name.EndsWith(suffix, StringComparison.Ordinal) && description.Layers[tensor.Layer].Kind == "Normalize";

    private static TensorDescription Sibling(NetworkDescription description, TensorDescription mean, string suffix) =>
        description.Tensors.Single(tensor => tensor.Layer == mean.Layer && IsOfNormalize(description, tensor, suffix));

    private static int InputPort(NetworkDescription description, TensorDescription mean)
    {
        LayerDescription layer = description.Layers[mean.Layer];
        for (int port = 0; port < description.Inputs.Count; port++)
        {
            if (layer.Sources is [var source] && source == description.Inputs[port].Name)
            {
                return port;
            }
        }

        throw new InvalidOperationException($"Layer '{layer.Name}' reads {string.Join(", ", layer.Sources)}, which is no input, so its mean and deviation cannot be taken from data.");
    }
}
