namespace Text;

/// <summary>A language model of characters: a transformer that is normalised first, as GPT-2 (Radford et al. 2019), with learned positions.</summary>
[Network(Loss.CrossEntropy)]
[TokenInput(Steps, Alphabet.Size, Name = "characters")]
[Embedding(Width)]
[LearnedPositions]
[TransformerEncoder(4, 4 * Width, NormFirst = true, Causal = true, Dropout = 0.05)]
[TransformerEncoder(4, 4 * Width, NormFirst = true, Causal = true, Dropout = 0.05)]
[TransformerEncoder(4, 4 * Width, NormFirst = true, Causal = true, Dropout = 0.05)]
[TransformerEncoder(4, 4 * Width, NormFirst = true, Causal = true, Dropout = 0.05)]
[LayerNorm]
[Dense(Alphabet.Size)]
public sealed partial class CharacterTransformer
{
    /// <summary>The characters that it looks back on.</summary>
    public const int Steps = 64;

    private const int Width = 128;
}
