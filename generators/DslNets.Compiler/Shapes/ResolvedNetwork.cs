using DslNets.Compiler.Model;

namespace DslNets.Compiler.Shapes;

/// <summary>A network whose names, connections and shapes are known and right. Made by NetworkResolver.Resolve.</summary>
/// <param name="Nodes">The layers that compute or bring a value, in an order in which every node comes after those it reads. Outputs are not nodes.</param>
/// <param name="Inputs">The indexes of the nodes that are inputs, in source order.</param>
public sealed record ResolvedNetwork(NetworkModel Model, EquatableArray<Node> Nodes, EquatableArray<int> Inputs, EquatableArray<OutputPort> Outputs);

/// <summary>One layer with its connections.</summary>
/// <param name="Layer">What the user wrote.</param>
/// <param name="Ordinal">Its place in <see cref="NetworkModel.Layers"/>.</param>
/// <param name="Name">The user's name for it, or the layer's kind and number: <c>dense1</c>, <c>batchnorm2</c>. An input is called by its port.</param>
/// <param name="Sources">The nodes it reads: first the layer above or <c>From</c>, then those it names.</param>
/// <param name="Shape">What it gives for one sample.</param>
public sealed record Node(LayerModel Layer, int Ordinal, string Name, EquatableArray<int> Sources, Shape Shape);

/// <summary>A value the network gives its user, with what it is compared to in training.</summary>
/// <param name="Node">The node whose value it is.</param>
public sealed record OutputPort(string Name, int Node, LossModel Loss, double Weight);
