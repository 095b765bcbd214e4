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
                Throw(tokens[i], i, steps, vocabulary, port);
            }
        }
    }

    /// <summary>Requires that every value is the number of a token of the vocabulary.</summary>
    /// <inheritdoc cref="Require(ReadOnlySpan{int}, int, int, string)"/>
    public static void Require<T>(ReadOnlySpan<T> tokens, int steps, int vocabulary, string port)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        T limit = T.CreateTruncating(vocabulary);
        for (int i = 0; i < tokens.Length; i++)
        {
            // Not "below 0", so that NaN is caught too.
            if (!(tokens[i] >= T.Zero && tokens[i] < limit && T.IsInteger(tokens[i])))
            {
                Throw(tokens[i], i, steps, vocabulary, port);
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

    [DoesNotReturn]
    private static void Throw(object token, int index, int steps, int vocabulary, string port) => throw new ArgumentOutOfRangeException(
        port, token, $"Sample {index / steps}, step {index % steps}: a token is a whole number from 0 to {vocabulary - 1}.");
}
