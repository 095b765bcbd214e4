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
            if (model is LayerModel.Output output)
            {
                names[layer] = output.Port;
                if (output.Name is not null)
                {
                    problems.Report(ProblemCode.NameOnOutput, layer, "Name", output.Port);
                }
            }
            else
            {
                names[layer] = model.Name;
            }

            if (names[layer] is string name && problems.IsReadable(layer))
            {
                string argument = model is LayerModel.Output ? "name" : "Name";
                CheckForm(name, network, layer, argument, problems);
                if (model is not LayerModel.Output)
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
            if (model is LayerModel.Output)
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

        if (!network.Layers.Any(layer => layer is LayerModel.Output) && takenPorts.TryGetValue(ReservedNames.MemberOf(OutputPorts.DefaultName), out int port))
        {
            problems.Report(ProblemCode.NameUsedTwice, port, "Name", OutputPorts.DefaultName, "the network's output");
        }

        return names!;
    }

    /// <summary>What the names of a kind of layer begin with: <c>conv</c> for [Conv2D].</summary>
    private static string StemOf(LayerModel layer)
    {
        string kind = LayerText.KindOf(layer);
        int dimensions = kind.EndsWith("1D", StringComparison.Ordinal) || kind.EndsWith("2D", StringComparison.Ordinal) ? 2 : 0;
        return kind.Substring(0, kind.Length - dimensions).ToLowerInvariant();
    }

    private static void CheckForm(string name, NetworkModel network, int layer, string argument, ProblemList problems)
    {
        if (!ReservedNames.IsIdentifier(name))
        {
            problems.Report(ProblemCode.NameNotIdentifier, layer, argument, name);
        }
        else if (ReservedNames.WhyReserved(name, network.Layers[layer], network.Type) is string reason)
        {
            problems.Report(ProblemCode.NameReserved, layer, argument, name, reason);
        }
    }

    private static void Take(Dictionary<string, int> taken, string name, NetworkModel network, int layer, string argument, ProblemList problems)
    {
        string member = ReservedNames.MemberOf(name);
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
