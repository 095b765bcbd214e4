namespace DslNets;

/// <summary>
/// Multi-head attention (Vaswani et al. 2017): queries, keys and values are linear maps of the steps, divided among the heads. In each head, softmax of query . key / sqrt(features / heads) says which share a step
/// takes of every value; the heads together pass a last linear map. Sequence of steps x n in, n divided by <c>heads</c> without rest; steps x n out.
/// </summary>
/// <param name="heads">The number of heads, at least 1.</param>
/// <remarks>
/// As PyTorch's <c>MultiheadAttention</c> with <c>batch_first</c>, with its names in files: <c>in_proj_weight</c> (3n x n: queries, keys, values), <c>in_proj_bias</c>, <c>out_proj.weight</c>, <c>out_proj.bias</c>.
/// Where the steps that are asked have true lengths (<see cref="InputAttribute.Lengths"/>), those behind get no share, as with its <c>key_padding_mask</c>; a memory may have lengths of its own.
/// With <see cref="Memory"/> the rows of <c>in_proj</c> are two tensors, <c>q_proj_weight</c> (n x n) and <c>kv_proj_weight</c> (2n x features of the memory), and <c>q_proj_bias</c>, <c>kv_proj_bias</c>.
/// </remarks>
public sealed class MultiHeadAttentionAttribute(int heads) : LayerAttribute
{
    /// <summary>The number of heads.</summary>
    public int Heads { get; } = heads;

    /// <summary>The name of the layer whose steps are asked, for keys and values (cross-attention); by default those of what asks (self-attention). It may have other steps and features.</summary>
    public string? Memory { get; set; }

    /// <summary>Whether a step asks only itself and the steps before it; false by default.</summary>
    public bool Causal { get; set; }

    /// <summary>Whether biases are added to all linear maps; true by default.</summary>
    public bool UseBias { get; set; } = true;

    /// <summary>How the weights start; <see cref="Initializer.GlorotUniform"/> by default. Biases start at 0.</summary>
    public Initializer WeightInitializer { get; set; }

    /// <summary>The number that the weights' initializer takes (see <see cref="Initializer"/>); by default the initializer's own default.</summary>
    public double WeightInitializerScale { get; set; } = double.NaN;

    /// <summary>Whether training leaves weights and biases as they are; false by default.</summary>
    public bool Frozen { get; set; }

    /// <summary>The name of an attention above whose parameters this one uses, instead of its own; of as many heads and features, and with a memory of as many features where that one has one.</summary>
    public string? Share { get; set; }
}
