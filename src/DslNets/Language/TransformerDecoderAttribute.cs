namespace DslNets;

/// <summary>
/// A layer of a transformer's decoder (Vaswani et al. 2017): causal attention of the steps to those before them, attention to the steps of another layer, and two dense layers for each step, each added to what it
/// reads and normalised. Sequence of steps x n in and out.
/// </summary>
/// <remarks>
/// As PyTorch's <c>TransformerDecoderLayer</c> with <c>batch_first</c> and a causal mask, with its names in files: <c>self_attn</c>, <c>multihead_attn</c> (see <see cref="MultiHeadAttentionAttribute"/> for its
/// tensors), <c>linear1</c>, <c>linear2</c>, <c>norm1</c>, <c>norm2</c>, <c>norm3</c>; but shares of the attentions are not dropped.
/// </remarks>
/// <param name="heads">The heads of both attentions; they divide n.</param>
/// <param name="feedForward">The features between the two dense layers, at least 1; often 4 n.</param>
/// <param name="memory">The name of the layer, usually the last of an encoder, whose steps are asked.</param>
/// <param name="activation">The function between the dense layers.</param>
public sealed class TransformerDecoderAttribute(int heads, int feedForward, string memory, Activation activation = Activation.Relu) : LayerAttribute
{
    /// <summary>The heads of both attentions.</summary>
    public int Heads { get; } = heads;

    /// <summary>The features between the two dense layers.</summary>
    public int FeedForward { get; } = feedForward;

    /// <summary>The layer whose steps are asked.</summary>
    public string Memory { get; } = memory;

    /// <summary>The function between the two dense layers; <see cref="Activation.Relu"/> by default, as PyTorch.</summary>
    public Activation Activation { get; } = activation;

    /// <summary>The rate of the dropout behind the attentions, between the dense layers and behind them; in [0, 1), 0 by default (PyTorch: 0.1).</summary>
    public double Dropout { get; set; }

    /// <summary>Whether each part is normalised before it, which learns more steadily without warm-up (Xiong et al. 2020), or the sum behind it, as Vaswani et al. did; false by default, as PyTorch.</summary>
    public bool NormFirst { get; set; }

    /// <summary>Whether training leaves all parameters of the block as they are; false by default.</summary>
    public bool Frozen { get; set; }

    /// <summary>The name of an equal block above whose parameters this one uses, instead of its own.</summary>
    public string? Share { get; set; }
}
