using System.Collections.Generic;
using DslNets.Compiler.Model;

namespace DslNets.Compiler.Shapes;

/// <summary>A network as far as it could be resolved; what later rules look at.</summary>
/// <param name="Names">The name of each layer.</param>
/// <param name="Shapes">The shape of each layer, null where a mistake hides it.</param>
/// <param name="Outputs">The outputs; their nodes are places in <see cref="NetworkModel.Layers"/>.</param>
/// <param name="Owners">For each layer the one whose parameters it uses; null when it has its own.</param>
/// <param name="Lengths">For each layer the input that says how many of its steps are real; null where all are.</param>
internal sealed record Draft(NetworkModel Model, string[] Names, Connections Connections, Shape?[] Shapes, IReadOnlyList<OutputPort> Outputs, int?[] Owners, int?[] Lengths)
{
    /// <summary>The activation of a layer that has one.</summary>
    public ActivationModel? ActivationOf(int layer) => ActivationModel.Of(Model.Layers[layer]);
}
