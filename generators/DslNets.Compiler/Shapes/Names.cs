using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using DslNets.Compiler.Model;

namespace DslNets.Compiler.Shapes;

/// <summary>What the layers and ports of a network are called.</summary>
internal static class Names
{
    /// <summary>Names every layer: the user's name for it, or its kind and number. An output gets its port's name.</summary>
    public static string[] Assign(NetworkModel network, ProblemList problems)
    {
        var names = new string?[network.Layers.Count];
        // Members are called after layers with a capital first letter, so names that differ only there collide.
        var takenLayers = new Dictionary<string, int>();
        var takenPorts = new Dictionary<string, int>();

        for (int layer = 0; layer < names.Length; layer++)
        {
            LayerModel model = network.Layers[layer];
            string? first = model switch
            {
                LayerModel.Output output => output.Port,
                LayerModel.Section section => section.Method,
                _ => null,
            };
            names[layer] = first ?? model.Name;
            if (first is not null && model.Name is not null)
            {
                problems.Report(ProblemCode.NameIsFirstArgument, layer, "Name", LayerText.KindOf(model), first);
            }

            if (names[layer] is string name && problems.IsReadable(layer))
            {
                string argument = first is null ? "Name" : "name";
                CheckForm(name, network, layer, argument, problems);
                if (model is LayerModel.Section)
                {
                    foreach (string member in ReservedNames.IsIdentifier(name) ? ReservedNames.MembersOfSection(name) : [])
                    {
                        Take(takenLayers, member, network, layer, argument, problems);
                    }
                }
                else if (model is not LayerModel.Output)
                {
                    Take(takenLayers, name, network, layer, argument, problems);
                }

                if (model is LayerModel.Output or LayerModel.Input)
                {
                    Take(takenPorts, name, network, layer, argument, problems);
                }
            }
        }

        var numbers = new Dictionary<string, int>();
        for (int layer = 0; layer < names.Length; layer++)
        {
            LayerModel model = network.Layers[layer];
            // The names inside blocks are given when the blocks are expanded.
            if (model.Scope.Length > 0)
            {
                names[layer] = model.Scope + names[layer];
                continue;
            }

            if (model is LayerModel.Output or LayerModel.Section)
            {
                continue;
            }

            string kind = StemOf(model);
            int number = numbers[kind] = numbers.TryGetValue(kind, out int last) ? last + 1 : 1;
            for (; names[layer] is null; number++)
            {
                string name = model is LayerModel.Input && number == 1 ? kind : kind + number.ToString(CultureInfo.InvariantCulture);
                string member = ReservedNames.MemberOf(name);
                bool isTaken = takenLayers.ContainsKey(member) || (model is LayerModel.Input && takenPorts.ContainsKey(member));
                if (!isTaken && ReservedNames.WhyReserved(name, model, network.Type) is null)
                {
                    names[layer] = name;
                    takenLayers.Add(member, layer);
                }
            }
        }

        // The true lengths of an input are a parameter beside it.
        for (int layer = 0; layer < names.Length; layer++)
        {
            if (network.Layers[layer] is LayerModel.Input { HasLengths: true })
            {
                Take(takenPorts, ReservedNames.LengthsOf(names[layer]!), network, layer, "Lengths", problems);
            }
        }

        if (!network.Layers.Any(layer => layer is LayerModel.Output) && takenPorts.TryGetValue(ReservedNames.MemberOf(OutputPorts.DefaultName), out int port))
        {
            problems.Report(ProblemCode.NameUsedTwice, port, "Name", OutputPorts.DefaultName, "the network's output");
        }

        return names!;
    }

    /// <summary>What the names of a kind of layer begin with: <c>conv</c> for [Conv2D].</summary>
    private static string StemOf(LayerModel layer)
    {
        string kind = layer is LayerModel.Use use ? use.Block.Name : layer is LayerModel.Input ? "Input" : LayerText.KindOf(layer);
        int dimensions = kind.EndsWith("1D", StringComparison.Ordinal) || kind.EndsWith("2D", StringComparison.Ordinal) ? 2 : 0;
        return kind.Substring(0, kind.Length - dimensions).ToLowerInvariant();
    }

    private static void CheckForm(string name, NetworkModel network, int layer, string argument, ProblemList problems)
    {
        if (!ReservedNames.IsIdentifier(name))
        {
            problems.Report(ProblemCode.NameNotIdentifier, layer, argument, name);
        }
        else if (network.Layers[layer].Scope.Length == 0 && ReservedNames.WhyReserved(name, network.Layers[layer], network.Type) is string reason)
        {
            problems.Report(ProblemCode.NameReserved, layer, argument, name, reason);
        }
    }

    private static void Take(Dictionary<string, int> taken, string name, NetworkModel network, int layer, string argument, ProblemList problems)
    {
        string member = ReservedNames.ViewOf(network.Layers[layer].Scope + name);
        if (!taken.TryGetValue(member, out int other))
        {
            taken.Add(member, layer);
        }
        else if (!problems.HasErrorAt(layer))
        {
            problems.Report(new Problem(
                ProblemCode.NameUsedTwice, layer, argument, Details: EquatableArray.Of(name, LayerText.Of(network.Layers[other])), Related: other));
        }
    }
}
