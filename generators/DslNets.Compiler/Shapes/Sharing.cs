using System.Collections.Generic;
using System.Linq;
using DslNets.Compiler.Model;
using static DslNets.Compiler.Shapes.LayerText;

namespace DslNets.Compiler.Shapes;

/// <summary>Which layers use the parameters of others.</summary>
internal static class Sharing
{
    /// <summary>For each layer the one whose parameters it uses; null when it has its own, or none.</summary>
    public static int?[] Resolve(NetworkModel network, string[] names, Connections connections, Shape?[] shapes, ProblemList problems)
    {
        var owners = new int?[names.Length];
        for (int layer = 0; layer < owners.Length; layer++)
        {
            LayerModel model = network.Layers[layer];
            if (model.Share is null || !problems.IsReadable(layer))
            {
                continue;
            }

            int owner = Enumerable.Range(0, layer)
                .Where(other => names[other] == model.Share && network.Layers[other] is not LayerModel.Output)
                .DefaultIfEmpty(Connections.Unknown)
                .First();
            if (Reason(layer, owner) is string reason)
            {
                problems.Report(new Problem(
                    ProblemCode.ShareNeedsSameLayer, layer, "Share", Details: EquatableArray.Of(LayerText.Of(model), model.Share.Substring(model.Scope.Length), reason), Related: owner));
            }
            else
            {
                owners[layer] = owners[owner] ?? owner;
            }
        }

        return owners;

        string? Reason(int layer, int owner)
        {
            if (owner == Connections.Unknown)
            {
                return "no layer of that name stands above";
            }

            (LayerModel model, LayerModel other) = (network.Layers[layer], network.Layers[owner]);
            if (model is LayerModel.BatchNorm { Frozen: false })
            {
                return "running averages belong to one place";
            }

            bool isTied = model is LayerModel.Dense { UseBias: false } && other is LayerModel.Embedding;
            if (Form(model) is not { } form || (Form(other) != form && !isTied))
            {
                return $"it is {LayerText.Of(other)}";
            }

            (Shape? reads, Shape? read) = (SourceOf(layer), SourceOf(owner));
            if (other is LayerModel.Embedding embedded)
            {
                int vocabulary = connections.Source(owner) is not Connections.Unknown and int input && network.Layers[input] is LayerModel.Input { HasTokens: true } tokens ? tokens.Vocabulary : 0;
                return model switch
                {
                    _ when vocabulary == 0 || reads is null => null,
                    LayerModel.Dense dense when dense.Units != vocabulary => $"it has {Number(vocabulary)} vectors, this one {Number(dense.Units)} units",
                    LayerModel.Dense when reads.Channels != embedded.Size => $"its vectors have {Number(embedded.Size)} features, but this one reads {Number(reads.Channels)}",
                    LayerModel.Dense => null,
                    _ when network.Layers[connections.Source(layer)] is LayerModel.Input same && same.Vocabulary != vocabulary => $"it has a vocabulary of {Number(vocabulary)}, this one of {Number(same.Vocabulary)}",
                    _ => null,
                };
            }

            if (model is LayerModel.MultiHeadAttention { Memory: not null } && ShapeOf(layer) is { } asks && ShapeOf(owner) is { } asked && asks.Channels != asked.Channels)
            {
                return $"its memory has {Number(asked.Channels)} features, that of this one {Number(asks.Channels)}";
            }

            return reads is null || read is null || reads.Channels == read.Channels ? null : $"it reads {Number(read.Channels)} features, this one {Number(reads.Channels)}";
        }

        // What an attention asks.
        Shape? ShapeOf(int layer) => connections.Sources(layer)[1] is not Connections.Unknown and int memory ? shapes[memory] : null;

        Shape? SourceOf(int layer) => connections.Source(layer) is not Connections.Unknown and int source ? shapes[source] : null;
    }

    public static bool HasParameters(LayerModel layer) => Form(layer) is not null;

    /// <summary>What the parameters of a layer look like, beside the features it reads; null when it has none to share.</summary>
    private static (string, EquatableArray<int>, bool)? Form(LayerModel layer) => layer switch
    {
        LayerModel.Dense dense => ("Dense", EquatableArray.Of(dense.Units), dense.UseBias),
        LayerModel.Conv conv => (KindOf(conv), EquatableArray.Of(conv.Filters, conv.Window.Height, conv.Window.Width, conv.Groups), conv.UseBias),
        LayerModel.Recurrent recurrent => (KindOf(recurrent), EquatableArray.Of(recurrent.Units, recurrent.Bidirectional ? 2 : 1), recurrent.UseBias),
        LayerModel.GaussianSample sample => ("GaussianSample", EquatableArray.Of(sample.Latent), true),
        LayerModel.LayerNorm => ("LayerNorm", default, true),
        LayerModel.RmsNorm => ("RmsNorm", default, true),
        LayerModel.MultiHeadAttention attention => ("MultiHeadAttention", EquatableArray.Of(attention.Heads, attention.Memory is null ? 0 : 1), attention.UseBias),
        LayerModel.Embedding embedding => ("Embedding", EquatableArray.Of(embedding.Size), true),
        LayerModel.BatchNorm => ("BatchNorm", default, true),
        _ => null,
    };
}
