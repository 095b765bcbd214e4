namespace Text;

/// <summary>The characters that both models know, as tokens: a new line and the printable ones of ASCII.</summary>
public static class Alphabet
{
    /// <summary>How many there are.</summary>
    public const int Size = 96;

    /// <summary>The tokens of a text; what is not in the alphabet is left out.</summary>
    public static int[] Encode(string text) => [.. text.Where(character => character is '\n' or (>= ' ' and <= '~')).Select(character => character == '\n' ? 0 : character - ' ' + 1)];

    /// <summary>The character of a token.</summary>
    public static char Decode(int token) => token == 0 ? '\n' : (char)(' ' + token - 1);
}
