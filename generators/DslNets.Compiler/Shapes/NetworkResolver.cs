using System;
using System.Collections.Generic;
using System.Linq;
using DslNets.Compiler.Model;

namespace DslNets.Compiler.Shapes;

/// <summary>Finds the names, connections and shapes of a network and everything that is wrong with it. The generator asks whether it may emit, the analyzer what to report.</summary>
public static class NetworkResolver
{
    public static Resolution Resolve(NetworkModel network)
    {
        var expansion = Expansion.Of(network);
        Resolution resolution = ResolveExpanded(Sections.Freeze(expansion.Model));
        return resolution with { Problems = resolution.Problems.Select(expansion.Written).ToEquatableArray() };
    }

    private static Resolution ResolveExpanded(NetworkModel network)
    {
        var problems = new ProblemList(network);
        ArgumentRules.Check(network, problems);
        if (!problems.IsReadable(Problem.OfNetwork))
        {
            return new Resolution(null, problems.Items);
        }

        CheckContents(network, problems);
        string[] names = Names.Assign(network, problems);
        Connections connections = Connections.Resolve(network, names, problems);
        IReadOnlyList<OutputPort> outputs = OutputPorts.Find(network, connections, problems);
        Shape?[] shapes = ShapeInference.Infer(network, names, connections, problems);
        int?[] owners = Sharing.Resolve(network, names, connections, shapes, problems);
        int?[] lengths = TrueLengths.Find(network, names, connections, shapes, problems);
        var draft = new Draft(network, names, connections, shapes, outputs, owners, lengths);

        LossRules.Check(draft, problems);
        if (!problems.HasBrokenConnections)
        {
            OutputPorts.CheckUnread(draft, problems);
            Sections.Check(draft, problems);
            LearningAdvice.Give(draft, problems);
        }

        return new Resolution(problems.HasErrors ? null : Finish(draft), problems.Items);
    }

    private static void CheckContents(NetworkModel network, ProblemList problems)
    {
        if (!network.Layers.Any(layer => layer is LayerModel.Input))
        {
            problems.Report(ProblemCode.NoInput, Problem.OfNetwork, argument: null, network.Type.Name);
        }
        else if (network.Layers.All(layer => layer is LayerModel.Input or LayerModel.Output or LayerModel.Section))
        {
            problems.Report(ProblemCode.NoLayer, Problem.OfNetwork, argument: null, network.Type.Name);
        }
    }

    /// <summary>Numbers the layers that are nodes and turns places in the model into those numbers.</summary>
    private static ResolvedNetwork Finish(Draft draft)
    {
        int[] layers = Enumerable.Range(0, draft.Model.Layers.Count).Where(layer => draft.Model.Layers[layer] is not (LayerModel.Output or LayerModel.BlockEdge or LayerModel.Section)).ToArray();

        Node[] nodes = layers
            .Select(layer => new Node(
                draft.Model.Layers[layer], layer, draft.Names[layer], draft.Connections.Sources(layer).Select(NodeOf).ToEquatableArray(), draft.Shapes[layer]!)
            {
                Owner = draft.Owners[layer] is int owner ? NodeOf(owner) : null,
                Lengths = draft.Lengths[layer] is int input ? NodeOf(input) : null,
            })
            .ToArray();
        return new ResolvedNetwork(
            draft.Model,
            new(nodes),
            Enumerable.Range(0, nodes.Length).Where(node => nodes[node].Layer is LayerModel.Input).ToEquatableArray(),
            draft.Outputs.Select(output => output with { Node = NodeOf(output.Node) }).ToEquatableArray())
        {
            Sections = Sections.Find(draft)
                .Select(section => section with { Entry = NodeOf(section.Entry), Nodes = section.Nodes.Select(NodeOf).ToEquatableArray() })
                .ToEquatableArray(),
        };

        int NodeOf(int layer) => Array.IndexOf(layers, layer);
    }
}
