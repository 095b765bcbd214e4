namespace DslNets;

/// <summary>An input of tokens: for each of <c>steps</c> steps a whole number from 0 to <c>vocabulary</c> - 1, such as a character or a word. [Embedding] reads it. Tokens are range-checked before anything is computed.</summary>
/// <param name="steps">The tokens of one sample, at least 1.</param>
/// <param name="vocabulary">How many tokens there are, at least 1.</param>
/// <remarks>A single input without a <see cref="LayerAttribute.Name"/> is called <c>input</c>; further ones <c>input2</c>, <c>input3</c>, and so on.</remarks>
public sealed class TokenInputAttribute(int steps, int vocabulary) : LayerAttribute
{
    /// <summary>The tokens of one sample.</summary>
    public int Steps { get; } = steps;

    /// <summary>How many tokens there are.</summary>
    public int Vocabulary { get; } = vocabulary;

    /// <summary>For texts of different lengths, padded to the same with any token: whether each sample says how many of its tokens are real; see <see cref="InputAttribute.Lengths"/>. False by default.</summary>
    public bool Lengths { get; set; }
}
