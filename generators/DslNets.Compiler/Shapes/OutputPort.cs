using DslNets.Compiler.Model;

namespace DslNets.Compiler.Shapes;

/// <summary>A value the network gives its user, with what it is compared to in training.</summary>
/// <param name="Node">The node whose value it is.</param>
public sealed record OutputPort(string Name, int Node, LossModel Loss, double Weight);
