using System.Diagnostics.CodeAnalysis;
using System.Numerics;

namespace DslNets.Runtime;

/// <summary>Checks tokens where they enter a network, before any kernel reads a row of weights by them, and turns them into the numbers that ports hold.</summary>
public static class TokenIndexes
{
    /// <summary>Requires that every token is one of the vocabulary.</summary>
    /// <param name="tokens">The tokens of some samples.</param>
    /// <param name="steps">The tokens of one sample.</param>
    /// <param name="vocabulary">How many tokens there are.</param>
    /// <param name="port">The name of the parameter.</param>
    /// <exception cref="ArgumentOutOfRangeException">A token is negative or too large; the text names sample, step and value.</exception>
    public static void Require(ReadOnlySpan<int> tokens, int steps, int vocabulary, string port)
    {
        for (int i = 0; i < tokens.Length; i++)
        {
            if ((uint)tokens[i] >= (uint)vocabulary)
            {
                Throw(tokens[i], i, steps, vocabulary, port, "a token");
            }
        }
    }

    /// <summary>Requires that every value is the number of a token of the vocabulary.</summary>
    /// <param name="tokens">The tokens of some samples.</param>
    /// <param name="steps">The tokens of one sample.</param>
    /// <param name="vocabulary">How many tokens there are.</param>
    /// <param name="batch">The name of the parameter that has them.</param>
    /// <param name="input">The name of the input among its ports.</param>
    /// <exception cref="ArgumentOutOfRangeException">A value is no token; the text names input, sample, step and value.</exception>
    public static void Require<T>(ReadOnlySpan<T> tokens, int steps, int vocabulary, string batch, string input)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        T limit = T.CreateTruncating(vocabulary);
        for (int i = 0; i < tokens.Length; i++)
        {
            // Not "below 0", so that NaN is caught too.
            if (!(tokens[i] >= T.Zero && tokens[i] < limit && T.IsInteger(tokens[i])))
            {
                Throw(tokens[i], i, steps, vocabulary, batch, $"a token of input '{input}'");
            }
        }
    }

    /// <summary>Copies tokens as the numbers they are.</summary>
    public static void Copy<T>(ReadOnlySpan<int> tokens, Span<T> values)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        for (int i = 0; i < tokens.Length; i++)
        {
            values[i] = T.CreateTruncating(tokens[i]);
        }
    }

    /// <summary>Where an element of a batch stands, for messages.</summary>
    internal static string Place(int index, int steps) => steps == 1 ? $"Sample {index}" : $"Sample {index / steps}, step {index % steps}";

    [DoesNotReturn]
    private static void Throw(object token, int index, int steps, int vocabulary, string parameter, string what) => throw new ArgumentOutOfRangeException(
        parameter, token, $"{Place(index, steps)}: {what} is a whole number from 0 to {vocabulary - 1}.");
}
