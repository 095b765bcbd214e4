namespace Text;

/// <summary>A language model of characters: gated recurrent units.</summary>
[Network(Loss.CrossEntropy)]
[TokenInput(Steps, Alphabet.Size, Name = "characters")]
[Embedding(64)]
[Gru(256, ReturnSequences = true)]
[Dropout(0.1)]
[Dense(Alphabet.Size)]
public sealed partial class CharacterGru
{
    /// <summary>The characters of a piece that it learns from.</summary>
    public const int Steps = 64;
}
