using DslNets.Compiler.Model;

namespace DslNets.Compiler.Shapes;

/// <summary>Layers that are a function of the one value that enters them.</summary>
/// <param name="Name">The name of the section and of its method.</param>
/// <param name="Entry">The node whose value enters.</param>
/// <param name="Nodes">Its layers in order; the last one's value is what the section gives.</param>
public sealed record NetworkSection(string Name, int Entry, EquatableArray<int> Nodes)
{
    public int Exit => Nodes[Nodes.Count - 1];
}
