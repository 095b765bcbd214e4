using System.Collections.Generic;
using System.Linq;
using DslNets.Compiler.Ir;
using DslNets.Compiler.Model;
using DslNets.Compiler.Shapes;

namespace DslNets.Compiler.Lowering;

/// <summary>The tensors of a network's layers: trained parameters first, then state, each in source order.</summary>
public static class LayerTensors
{
    public static IReadOnlyList<TensorModel> Of(ResolvedNetwork network)
    {
        int[] flattened = FlattenedChannels(network);
        List<TensorModel> all = network.Nodes
            .SelectMany((node, index) => node.Owner is not null
                ? []
                : Of(network, node, index, flattened).Select(tensor => Shared(tensor, network.Nodes.Where(other => other.Owner == index).ToList())))
            .ToList();
        return [.. all.Where(tensor => !tensor.IsState), .. all.Where(tensor => tensor.IsState)];
    }

    /// <summary>A tensor that other layers use too: one of them that is frozen keeps it as it is for all.</summary>
    private static TensorModel Shared(TensorModel tensor, IReadOnlyList<Node> others) => tensor with
    {
        IsShared = others.Count > 0,
        IsFrozen = tensor.IsFrozen || (!tensor.IsState && others.Any(other => Freezing.IsFrozen(other.Layer))),
    };

    private static IEnumerable<TensorModel> Of(ResolvedNetwork network, Node node, int index, int[] flattened) => node.Layer switch
    {
        LayerModel.Dense dense => DenseLowering.Tensors(node, index, dense, network.Nodes[node.Sources[0]].Shape, flattened[node.Sources[0]]),
        LayerModel.Conv conv => ConvLowering.Tensors(node, index, conv, network.Nodes[node.Sources[0]].Shape),
        LayerModel.Recurrent recurrent => RecurrentLowering.Tensors(node, index, recurrent, network.Nodes[node.Sources[0]].Shape),
        LayerModel.GaussianSample sample => GaussianSampleLowering.Tensors(node, index, sample, network.Nodes[node.Sources[0]].Shape, flattened[node.Sources[0]]),
        LayerModel.BatchNorm norm => AsFlattened(BatchNormLowering.Tensors(node, index, norm), flattened[index]),
        LayerModel.LayerNorm norm => AsFlattened(LayerNormLowering.Tensors(node, index, norm), flattened[index]),
        LayerModel.RmsNorm norm => AsFlattened(RmsNormLowering.Tensors(node, index, norm), flattened[index]),
        LayerModel.Embedding embedding => EmbeddingLowering.Tensors(node, index, embedding, ((LayerModel.Input)network.Nodes[node.Sources[0]].Layer).Vocabulary),
        LayerModel.LearnedPositions positions => PositionsLowering.Tensors(node, index, positions),
        LayerModel.MultiHeadAttention attention => AttentionLowering.Tensors(node, index, attention, attention.Memory is null ? null : network.Nodes[node.Sources[1]].Shape),
        LayerModel.Normalize => NormalizeLowering.Tensors(node, index),
        LayerModel.Input or LayerModel.SinusoidalPositions or LayerModel.Activate or LayerModel.Dropout or LayerModel.SpatialDropout or LayerModel.GaussianNoise or LayerModel.Add or LayerModel.Multiply or LayerModel.Concat
            or LayerModel.Transpose or LayerModel.UpSample or LayerModel.ZeroPadding or LayerModel.Crop
            or LayerModel.Pool or LayerModel.GlobalPool or LayerModel.Flatten or LayerModel.Reshape => [],
        _ => throw new UnknownLayerException(node.Layer),
    };

    /// <summary>Normalisations of an image that was flattened have a number for each of its values; files have those channel by channel too.</summary>
    private static IEnumerable<TensorModel> AsFlattened(IEnumerable<TensorModel> tensors, int channels) => tensors.Select(tensor => tensor with { InputChannels = channels });

    /// <summary>For each node the channels of the image that its vector was, before [Flatten] and layers that keep the order of features; 1 for all others.</summary>
    private static int[] FlattenedChannels(ResolvedNetwork network)
    {
        var channels = new int[network.Nodes.Count];
        for (int index = 0; index < channels.Length; index++)
        {
            Node node = network.Nodes[index];
            channels[index] = node.Layer switch
            {
                LayerModel.Flatten when !network.Nodes[node.Sources[0]].Shape.IsVector => network.Nodes[node.Sources[0]].Shape.Channels,
                LayerModel.Flatten or LayerModel.Dropout or LayerModel.GaussianNoise or LayerModel.Activate or LayerModel.BatchNorm or LayerModel.LayerNorm or LayerModel.RmsNorm or LayerModel.Add or LayerModel.Multiply
                    when node.Sources.All(source => channels[source] == channels[node.Sources[0]]) => channels[node.Sources[0]],
                _ => 1,
            };
        }

        return channels;
    }
}
