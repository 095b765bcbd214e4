using System;
using System.Collections.Generic;
using System.Linq;

namespace DslNets.Compiler.Model;

/// <summary>The blocks of the language itself: attributes that stand for several layers, which are called as PyTorch calls them.</summary>
public static class Composites
{
    /// <summary>[FeedForward]: a wider layer and one that is as wide as what enters.</summary>
    public static LayerModel.Use FeedForward(int hidden, ActivationModel activation, double dropout) =>
        new(new BlockModel("FeedForward", TwoLayers(hidden, activation, dropout).ToEquatableArray())) { Composite = FormattableString.Invariant($"FeedForward({hidden})") };

    /// <summary>[TransformerEncoder]: attention to its own steps and two dense layers, each added to what it reads.</summary>
    public static LayerModel.Use TransformerEncoder(int heads, int hidden, ActivationModel activation, double dropout, bool normFirst, bool isCausal) => new(new BlockModel(
        "TransformerEncoder",
        EquatableArray.Of<LayerModel>([
            .. Sublayer("input", "norm1", [new LayerModel.MultiHeadAttention(heads) { Name = "self_attn", Causal = isCausal }], dropout, normFirst),
            .. Sublayer(normFirst ? "sum_norm1" : "norm1", "norm2", TwoLayers(hidden, activation, dropout), dropout, normFirst),
        ]))) { Composite = FormattableString.Invariant($"TransformerEncoder({heads}, {hidden})") };

    /// <summary>[TransformerDecoder]: causal attention to its own steps, attention to those of another layer, and two dense layers, each added to what it reads.</summary>
    public static LayerModel.Use TransformerDecoder(int heads, int hidden, string memory, ActivationModel activation, double dropout, bool normFirst) => new(new BlockModel(
        "TransformerDecoder",
        EquatableArray.Of<LayerModel>([
            .. Sublayer("input", "norm1", [new LayerModel.MultiHeadAttention(heads) { Name = "self_attn", Causal = true }], dropout, normFirst),
            .. Sublayer(normFirst ? "sum_norm1" : "norm1", "norm2", [new LayerModel.MultiHeadAttention(heads) { Name = "multihead_attn", Memory = "memory" }], dropout, normFirst),
            .. Sublayer(normFirst ? "sum_norm2" : "norm2", "norm3", TwoLayers(hidden, activation, dropout), dropout, normFirst),
        ]))) { Composite = FormattableString.Invariant($"TransformerDecoder({heads}, {hidden})"), Memory = memory };

    /// <summary>Layers whose result is added to what enters; normalised behind the sum (Vaswani et al. 2017), or before the layers (Xiong et al. 2020).</summary>
    private static IEnumerable<LayerModel> Sublayer(string input, string norm, IEnumerable<LayerModel> layers, double dropout, bool normFirst)
    {
        var normalisation = new LayerModel.LayerNorm(1e-5) { Name = norm };

        // Said, because the memory of a decoder stands between what enters and the first layer.
        string? from = input == "input" ? input : null;
        foreach (LayerModel layer in normFirst ? layers.Prepend(normalisation) : layers)
        {
            yield return layer with { From = from };
            from = null;
        }

        if (dropout != 0)
        {
            yield return new LayerModel.Dropout(dropout);
        }

        yield return new LayerModel.Add(EquatableArray.Of(input)) { Name = "sum_" + norm };
        if (!normFirst)
        {
            yield return normalisation;
        }
    }

    private static IEnumerable<LayerModel> TwoLayers(int hidden, ActivationModel activation, double dropout)
    {
        yield return new LayerModel.Dense(hidden, activation) { Name = "linear1" };
        if (dropout != 0)
        {
            yield return new LayerModel.Dropout(dropout);
        }

        yield return new LayerModel.Dense(BlockSize.Input, new ActivationModel(ActivationKind.Identity)) { Name = "linear2" };
    }
}
