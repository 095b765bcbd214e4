using System.Linq;
using DslNets.Compiler.Lowering;
using DslNets.Compiler.Model;

namespace DslNets.Compiler.Shapes;

/// <summary>A network whose names, connections and shapes are known and right. Made by NetworkResolver.Resolve.</summary>
/// <param name="Nodes">The layers that compute or bring a value, in an order in which every node comes after those it reads. Outputs are not nodes.</param>
/// <param name="Inputs">The indexes of the nodes that are inputs, in source order.</param>
public sealed record ResolvedNetwork(NetworkModel Model, EquatableArray<Node> Nodes, EquatableArray<int> Inputs, EquatableArray<OutputPort> Outputs)
{
    /// <summary>The sections, in source order.</summary>
    public EquatableArray<NetworkSection> Sections { get; init; }

    /// <summary>Whether all layers have kernels of their own for one sample, with the channels in the lanes. In other networks one sample is a batch of one.</summary>
    public bool HasSingleSampleKernels => Nodes.All(node => HasSingleSampleKernel(node) && node.Lengths is null);

    /// <summary>The same for the layers of a section.</summary>
    public bool HasSingleSampleKernelsIn(NetworkSection section) => section.Nodes.All(node => HasSingleSampleKernel(Nodes[node]));

    /// <summary>Whether the network reads a sequence and computes each step from that step and what recurrent layers, causal convolutions and causal attention remember: then it also runs as a stream.</summary>
    public bool IsStream => Inputs.Count == 1 && Outputs.Count == 1 && Nodes[Inputs[0]].Shape.Rank == 2
        && Nodes.Any(node => node.Layer is LayerModel.Recurrent or LayerModel.MultiHeadAttention or LayerModel.Conv { Window.Width: > 1 })
        && Nodes.All(node => node.Layer switch
        {
            LayerModel.Conv conv => ConvLowering.IsCausal(conv, Nodes[node.Sources[0]].Shape) && HasSingleSampleKernel(node),
            LayerModel.Recurrent recurrent => !recurrent.Bidirectional,
            LayerModel.MultiHeadAttention attention => attention is { Causal: true, Memory: null },
            LayerModel.Input or LayerModel.Dense or LayerModel.Activate or LayerModel.Dropout or LayerModel.SpatialDropout or LayerModel.GaussianNoise or LayerModel.BatchNorm or LayerModel.LayerNorm
                or LayerModel.RmsNorm or LayerModel.Embedding or LayerModel.LearnedPositions or LayerModel.SinusoidalPositions
                or LayerModel.Add or LayerModel.Multiply or LayerModel.Concat => true,
            _ => false,
        });

    /// <summary>The steps that a stream takes before it is reset: those that have learned positions; null for any number.</summary>
    public int? LargestStream => Nodes.Where(node => node.Layer is LayerModel.LearnedPositions).Select(node => (int?)node.Shape.Positions).FirstOrDefault();

    /// <summary>The node that computes a node's values: [Flatten] and [Reshape] give those of another one in another shape.</summary>
    public int ComputingNode(int node)
    {
        while (Nodes[node].Layer is LayerModel.Flatten or LayerModel.Reshape)
        {
            node = Nodes[node].Sources[0];
        }

        return node;
    }

    private bool HasSingleSampleKernel(Node node) => node.Layer switch
    {
        LayerModel.Conv conv => !conv.IsTransposed && Windows.Of(conv, Nodes[node.Sources[0]].Shape) is var window && (window.Groups == 1 || (window.GroupInputs == 1 && window.GroupOutputs == 1)),
        LayerModel.Input { HasTokens: true } or LayerModel.Recurrent or LayerModel.Embedding or LayerModel.LearnedPositions or LayerModel.MultiHeadAttention or LayerModel.Transpose or LayerModel.UpSample or LayerModel.ZeroPadding or LayerModel.Crop => false,
        _ => true,
    };
}
