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
        List<TensorModel> all = network.Nodes
            .SelectMany((node, index) => node.Owner is not null ? [] : Of(network, node, index).Select(tensor => tensor with { IsShared = network.Nodes.Any(other => other.Owner == index) }))
            .ToList();
        return [.. all.Where(tensor => !tensor.IsState), .. all.Where(tensor => tensor.IsState)];
    }

    private static IEnumerable<TensorModel> Of(ResolvedNetwork network, Node node, int index) => node.Layer switch
    {
        LayerModel.Dense dense => DenseLowering.Tensors(node, index, dense, network.Nodes[node.Sources[0]].Shape, FlattenedChannels(network, node)),
        LayerModel.Conv conv => ConvLowering.Tensors(node, index, conv, network.Nodes[node.Sources[0]].Shape),
        LayerModel.BatchNorm norm => AsFlattened(network, node, BatchNormLowering.Tensors(node, index, norm)),
        LayerModel.LayerNorm norm => AsFlattened(network, node, LayerNormLowering.Tensors(node, index, norm)),
        LayerModel.Normalize => NormalizeLowering.Tensors(node, index),
        LayerModel.Input or LayerModel.Activate or LayerModel.Dropout or LayerModel.SpatialDropout or LayerModel.Add or LayerModel.Multiply or LayerModel.Concat
            or LayerModel.Transpose or LayerModel.UpSample or LayerModel.ZeroPadding or LayerModel.Crop
            or LayerModel.Pool or LayerModel.GlobalPool or LayerModel.Flatten or LayerModel.Reshape => [],
        _ => throw new UnknownLayerException(node.Layer),
    };

    /// <summary>Normalisations of an image that was flattened have a number for each of its values; files have those channel by channel too.</summary>
    private static IEnumerable<TensorModel> AsFlattened(ResolvedNetwork network, Node node, IEnumerable<TensorModel> tensors) =>
        tensors.Select(tensor => tensor with { InputChannels = FlattenedChannels(network, node) });

    /// <summary>The channels of the image that the layer's input was, before [Flatten] and layers that keep the order of features; 1 when it was a vector from the start.</summary>
    private static int FlattenedChannels(ResolvedNetwork network, Node node)
    {
        Node source = network.Nodes[node.Sources[0]];
        while (source.Layer is LayerModel.Dropout or LayerModel.Activate or LayerModel.BatchNorm or LayerModel.LayerNorm && source.Shape.IsVector)
        {
            source = network.Nodes[source.Sources[0]];
        }

        return source.Layer is LayerModel.Flatten ? network.Nodes[source.Sources[0]].Shape.Channels : 1;
    }
}
