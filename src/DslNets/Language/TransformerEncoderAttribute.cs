namespace DslNets;

/// <summary>
/// A layer of a transformer (Vaswani et al. 2017): multi-head attention of the steps to each other and two dense layers for each step, each added to what it reads and normalised. Sequence of steps x n in and out.
/// With <see cref="Causal"/> it is the layer of a language model, which is often called a decoder.
/// </summary>
/// <remarks>
/// As PyTorch's <c>TransformerEncoderLayer</c> with <c>batch_first</c>, with its names in files: <c>self_attn</c>, <c>linear1</c>, <c>linear2</c>, <c>norm1</c>, <c>norm2</c>; but shares of the attention are not dropped.
/// </remarks>
/// <param name="heads">The heads of the attention; they divide n.</param>
/// <param name="feedForward">The features between the two dense layers, at least 1; often 4 n.</param>
/// <param name="activation">The function between them.</param>
public sealed class TransformerEncoderAttribute(int heads, int feedForward, Activation activation = Activation.Relu) : LayerAttribute
{
    /// <summary>The heads of the attention.</summary>
    public int Heads { get; } = heads;

    /// <summary>The features between the two dense layers.</summary>
    public int FeedForward { get; } = feedForward;

    /// <summary>The function between the two dense layers; <see cref="Activation.Relu"/> by default, as PyTorch.</summary>
    public Activation Activation { get; } = activation;

    /// <summary>The rate of the dropout behind the attention, between the dense layers and behind them; in [0, 1), 0 by default (PyTorch: 0.1).</summary>
    public double Dropout { get; set; }

    /// <summary>Whether each part is normalised before it, which learns more steadily without warm-up (Xiong et al. 2020), or the sum behind it, as Vaswani et al. did; false by default, as PyTorch.</summary>
    public bool NormFirst { get; set; }

    /// <summary>Whether a step asks only itself and the steps before it; false by default.</summary>
    public bool Causal { get; set; }

    /// <summary>Whether training leaves all parameters of the block as they are; false by default.</summary>
    public bool Frozen { get; set; }

    /// <summary>The name of an equal block above whose parameters this one uses, instead of its own.</summary>
    public string? Share { get; set; }
}
