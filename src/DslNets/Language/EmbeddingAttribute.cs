namespace DslNets;

/// <summary>
/// A vector for each token: y[t] = E[token t]. Tokens of a <see cref="TokenInputAttribute"/> in, sequence of steps x <c>size</c> out; vocabulary x <c>size</c> weights, <c>weight</c> in files (Bengio et al. 2003;
/// as PyTorch's and Keras's <c>Embedding</c>).
/// </summary>
/// <param name="size">The features of a token's vector, at least 1.</param>
/// <remarks>A dense layer without bias may read out with the same vectors: <c>[Dense(vocabulary, UseBias = false, Share = "embedding1")]</c> (tied embeddings; Press and Wolf 2017).</remarks>
public sealed class EmbeddingAttribute(int size) : LayerAttribute
{
    /// <summary>The features of a token's vector.</summary>
    public int Size { get; } = size;

    /// <summary>How the vectors start; by default <see cref="Initializer.Uniform"/> in [-0.05, 0.05], as Keras (PyTorch: normal with deviation 1).</summary>
    public Initializer WeightInitializer { get; set; }

    /// <summary>The number that the weights' initializer takes (see <see cref="Initializer"/>); by default the initializer's own default.</summary>
    public double WeightInitializerScale { get; set; } = double.NaN;

    /// <summary>Whether training leaves the vectors as they are; false by default.</summary>
    public bool Frozen { get; set; }

    /// <summary>The name of an embedding above whose vectors this one uses, instead of its own; of the same size and vocabulary.</summary>
    public string? Share { get; set; }
}
