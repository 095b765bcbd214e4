using System.Collections.Generic;
using System.Linq;
using DslNets.Compiler.Model;

namespace DslNets.Compiler.Shapes;

/// <summary>Which layers belong to which section: those below it, up to the next one. Inputs and outputs belong to none.</summary>
internal static class Sections
{
    /// <summary>The network with the layers of its frozen sections frozen.</summary>
    public static NetworkModel Freeze(NetworkModel network)
    {
        LayerModel[] layers = network.Layers.ToArray();
        foreach (int layer in Of(network).Where(section => section.Model.Frozen).SelectMany(section => section.Layers))
        {
            layers[layer] = Freezing.Frozen(layers[layer]);
        }

        return network with { Layers = new(layers) };
    }

    /// <summary>The sections with their layers, all by their places in <see cref="NetworkModel.Layers"/>.</summary>
    public static IEnumerable<NetworkSection> Find(Draft draft) =>
        Of(draft.Model).Select(section => new NetworkSection(section.Model.Method, draft.Connections.Through(section.Place), section.Layers.ToEquatableArray()));

    /// <summary>Reports sections that are no function of what enters them.</summary>
    public static void Check(Draft draft, ProblemList problems)
    {
        foreach ((int place, LayerModel.Section section, List<int> layers) in Of(draft.Model))
        {
            if (layers.Count == 0)
            {
                problems.Report(ProblemCode.SectionWithoutLayers, place, argument: null, section.Method);
            }

            int entry = draft.Connections.Through(place);
            foreach (int layer in Below(draft.Model, place).Where(layer => ReadsInNetwork(draft.Model.Layers[layer])))
            {
                IReadOnlyList<int> sources = draft.Model.Layers[layer] is LayerModel.BlockEdge ? [draft.Connections.Through(layer)] : draft.Connections.Sources(layer);
                for (int index = 0; index < sources.Count; index++)
                {
                    int source = sources[index];
                    if (source != entry && !layers.Contains(source))
                    {
                        problems.Report(new Problem(
                            ProblemCode.SectionReadsOutside,
                            layer,
                            Connections.ArgumentOf(draft.Model.Layers[layer], index),
                            index == 0 ? 0 : index - 1,
                            EquatableArray.Of(LayerText.Of(draft.Model.Layers[layer]), draft.Names[source], section.Method, draft.Names[entry]),
                            Related: source));
                    }
                }
            }
        }
    }

    private static IEnumerable<(int Place, LayerModel.Section Model, List<int> Layers)> Of(NetworkModel network) => Enumerable.Range(0, network.Layers.Count)
        .Where(place => network.Layers[place] is LayerModel.Section)
        .Select(place => (
            place,
            (LayerModel.Section)network.Layers[place],
            Below(network, place).Where(layer => network.Layers[layer] is not (LayerModel.Input or LayerModel.Output or LayerModel.BlockEdge)).ToList()));

    private static IEnumerable<int> Below(NetworkModel network, int place) =>
        Enumerable.Range(place + 1, network.Layers.Count - place - 1).TakeWhile(layer => network.Layers[layer] is not LayerModel.Section);

    /// <summary>Layers inside a block read what is in it, or what its entry reads.</summary>
    private static bool ReadsInNetwork(LayerModel layer) =>
        layer is not (LayerModel.Input or LayerModel.Output or LayerModel.BlockEdge { IsEntry: false }) && Connections.LookupScope(layer).Length == 0;
}
