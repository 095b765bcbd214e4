using System.Linq;
using DslNets.Compiler.Model;

namespace DslNets.Compiler.Shapes;

/// <summary>A network whose names, connections and shapes are known and right. Made by NetworkResolver.Resolve.</summary>
/// <param name="Nodes">The layers that compute or bring a value, in an order in which every node comes after those it reads. Outputs are not nodes.</param>
/// <param name="Inputs">The indexes of the nodes that are inputs, in source order.</param>
public sealed record ResolvedNetwork(NetworkModel Model, EquatableArray<Node> Nodes, EquatableArray<int> Inputs, EquatableArray<OutputPort> Outputs)
{
    /// <summary>Whether no layer works on images or sequences. Such networks have kernels of their own for one sample, with the features in the lanes.</summary>
    public bool IsOfVectors => Nodes.All(node => node.Shape.IsVector);

    /// <summary>The node that computes a node's values: [Flatten] and [Reshape] give those of another one in another shape.</summary>
    public int ComputingNode(int node)
    {
        while (Nodes[node].Layer is LayerModel.Flatten or LayerModel.Reshape)
        {
            node = Nodes[node].Sources[0];
        }

        return node;
    }
}
