using System.Collections.Generic;
using System.Linq;
using DslNets.Compiler.Model;

namespace DslNets.Compiler.Shapes;

/// <summary>Finds the outputs of a network, and the values that lead to none.</summary>
internal static class OutputPorts
{
    /// <summary>The output of a network that declares none.</summary>
    public const string DefaultName = "output";

    /// <summary>The outputs; their nodes are places in <see cref="NetworkModel.Layers"/>, or unknown.</summary>
    public static IReadOnlyList<OutputPort> Find(NetworkModel network, Connections connections, ProblemList problems)
    {
        var layers = Enumerable.Range(0, network.Layers.Count).ToList();
        var ports = layers
            .Where(layer => network.Layers[layer] is LayerModel.Output)
            .Select(layer => Port((LayerModel.Output)network.Layers[layer], connections.Source(layer)))
            .ToList();
        if (ports.Count == 0)
        {
            int last = layers.Where(layer => network.Layers[layer] is not LayerModel.Input).DefaultIfEmpty(Connections.Unknown).Last();
            ports.Add(new OutputPort(DefaultName, connections.Through(last), network.Loss, Weight: 1));
        }
        else if (network.Loss.Kind != LossKind.None && network.Layers.OfType<LayerModel.Output>().All(output => output.Loss.Kind != LossKind.None))
        {
            problems.Report(ProblemCode.NetworkLossUnused, Problem.OfNetwork, "loss", "the loss");
        }

        return ports;

        OutputPort Port(LayerModel.Output output, int node) =>
            new(output.Port, node, output.Loss.Kind == LossKind.None ? network.Loss : output.Loss, output.Weight);
    }

    /// <summary>Reports layers whose value nobody reads.</summary>
    public static void CheckUnread(Draft draft, ProblemList problems)
    {
        for (int layer = 0; layer < draft.Model.Layers.Count; layer++)
        {
            bool isRead = draft.Model.Layers[layer] is LayerModel.Output or LayerModel.BlockEdge or LayerModel.Section || draft.Outputs.Any(output => output.Node == layer) || draft.Connections.Readers(layer).Any();
            if (!isRead)
            {
                problems.Report(ProblemCode.NothingReads, layer, argument: null, draft.Names[layer]);
            }
        }
    }
}
