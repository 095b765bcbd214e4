using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;

namespace DslNets.Runtime;

/// <summary>Checks the lengths of what generated methods are given: once, at the public entry.</summary>
public static class PortLengths
{
    /// <summary>Requires a span of exactly one sample.</summary>
    /// <exception cref="ArgumentException">The length is another.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Require(int length, int expected, string port)
    {
        if (length != expected)
        {
            ThrowLength(length, expected, port);
        }
    }

    /// <summary>Requires a span of as many samples as the other ports have; they may be more than any span holds.</summary>
    /// <exception cref="ArgumentException">The length is another.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Require(int length, int samples, int sampleLength, string port)
    {
        long expected = (long)samples * sampleLength;
        if (length != expected)
        {
            ThrowLength(length, expected, port);
        }
    }

    /// <summary>The number of whole samples in a span.</summary>
    /// <exception cref="ArgumentException">The length is 0 or no multiple of a sample's.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int Samples(int length, int sampleLength, string port)
    {
        int samples = length / sampleLength;
        if (samples * sampleLength != length || samples == 0)
        {
            ThrowSamples(length, sampleLength, port);
        }

        return samples;
    }

    /// <summary>The number of whole steps in a span of a stream.</summary>
    /// <exception cref="ArgumentException">The length is 0 or no multiple of a step's.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int Steps(int length, int stepLength, string port)
    {
        int steps = length / stepLength;
        if (steps * stepLength != length || steps == 0)
        {
            ThrowSteps(length, stepLength, port);
        }

        return steps;
    }

    /// <summary>Requires true lengths to be 1 to the number of steps.</summary>
    /// <param name="lengths">One for each sample.</param>
    /// <param name="steps">The steps of a sample, padding included.</param>
    /// <param name="port">What the caller calls them.</param>
    /// <exception cref="ArgumentOutOfRangeException">One is not; the text names the sample.</exception>
    public static void RequireSteps(ReadOnlySpan<int> lengths, int steps, string port)
    {
        for (int sample = 0; sample < lengths.Length; sample++)
        {
            if (lengths[sample] < 1 || lengths[sample] > steps)
            {
                throw new ArgumentOutOfRangeException(port, lengths[sample], $"Sample {sample}: the length must be 1 to {steps}, but is {lengths[sample]}.");
            }
        }
    }

    [DoesNotReturn]
    private static void ThrowLength(int length, long expected, string port) =>
        throw new ArgumentException($"Expected {expected} values, but {port} has {length}.", port);

    [DoesNotReturn]
    private static void ThrowSamples(int length, int sampleLength, string port) =>
        throw new ArgumentException($"Expected a whole number of samples of {sampleLength} values, but {port} has {length}.", port);

    [DoesNotReturn]
    private static void ThrowSteps(int length, int stepLength, string port) =>
        throw new ArgumentException($"Expected a whole number of steps of {stepLength} values, but {port} has {length}.", port);
}
