namespace DslNets;

/// <summary>What the recurrent layers share. Sequence of n steps with i features in; the last output, a vector of <c>units</c> features, out - or all n of them, with <see cref="ReturnSequences"/>. The first step starts from zeros.</summary>
public abstract class RecurrentAttribute : LayerAttribute
{
    private protected RecurrentAttribute(int units) => Units = units;

    /// <summary>The features of an output.</summary>
    public int Units { get; }

    /// <summary>Whether the outputs of all steps are given, or only the last; false by default, as Keras.</summary>
    public bool ReturnSequences { get; set; }

    /// <summary>
    /// Whether a second set of weights reads the steps from the last to the first; its <c>units</c> outputs follow those of the first, step by step (Schuster and Paliwal 1997). Without
    /// <see cref="ReturnSequences"/> each direction gives what it computes last. False by default.
    /// </summary>
    public bool Bidirectional { get; set; }

    /// <summary>
    /// Whether each batch goes on where the one before ended, in training and in evaluation: sample i of a batch starts from what sample i of the batch before computed last, and gradients stop there (truncated
    /// backpropagation through time, Williams and Peng 1990). So a sequence of any length is learned in pieces (<see cref="SequencePieces"/>). Each epoch and each evaluation starts from zeros, and so does every
    /// prediction; a stream goes on by itself. Not with <see cref="Bidirectional"/>. False by default. As Keras's <c>stateful</c>, and as PyTorch with the detached state given to the next call.
    /// </summary>
    public bool Stateful { get; set; }

    /// <summary>Whether biases are added: one to each of the two products, as PyTorch; true by default.</summary>
    public bool UseBias { get; set; } = true;

    /// <summary>How the weights of the input start; <see cref="Initializer.GlorotUniform"/> by default, as Keras.</summary>
    public Initializer WeightInitializer { get; set; }

    /// <summary>The number that the initializer of the input's weights takes (see <see cref="Initializer"/>); by default the initializer's own default.</summary>
    public double WeightInitializerScale { get; set; } = double.NaN;

    /// <summary>How the weights of the output start; <see cref="Initializer.Orthogonal"/> by default, as Keras.</summary>
    public Initializer RecurrentInitializer { get; set; } = Initializer.Orthogonal;

    /// <summary>The number that the initializer of the output's weights takes (see <see cref="Initializer"/>); by default the initializer's own default.</summary>
    public double RecurrentInitializerScale { get; set; } = double.NaN;

    /// <summary>Whether training leaves the layer's weights and biases as they are; false by default.</summary>
    public bool Frozen { get; set; }

    /// <summary>The name of a layer above whose weights and biases this one uses, instead of its own; of the same kind, with as many units and inputs.</summary>
    public string? Share { get; set; }
}
