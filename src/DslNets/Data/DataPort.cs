using System.Numerics;
using System.Runtime.CompilerServices;

namespace DslNets;

/// <summary>The values of all samples for one port of a network: real values, or class labels.</summary>
/// <remarks>The arrays are used, not copied.</remarks>
public sealed class DataPort<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly T[]? _values;
    private readonly int[]? _labels;
    private readonly int[]? _lengths;

    /// <summary>Makes a port of real values; the tokens of a sequence are whole numbers in it.</summary>
    /// <param name="values">The samples one after the other.</param>
    /// <param name="length">The values of one sample.</param>
    /// <exception cref="ArgumentException"><paramref name="values"/> is not a whole number of samples.</exception>
    [OverloadResolutionPriority(1)] // [0, 1, 2] is an array of values, not of labels.
    public DataPort(T[] values, int length)
    {
        ArgumentNullException.ThrowIfNull(values);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(length);
        if (values.Length % length != 0)
        {
            throw new ArgumentException($"{values.Length} values are no whole number of samples of {length}.", nameof(values));
        }

        _values = values;
        Length = length;
        Count = values.Length / length;
    }

    /// <summary>Makes a port of sequences of different lengths, padded to the same.</summary>
    /// <param name="values">The samples one after the other.</param>
    /// <param name="length">The values of one sample: steps x features, padding included.</param>
    /// <param name="lengths">How many steps of each sample are real, from 1.</param>
    /// <exception cref="ArgumentException"><paramref name="values"/> is not a whole number of samples, there is not one of <paramref name="lengths"/> for each, or one is below 1.</exception>
    public DataPort(T[] values, int length, int[] lengths)
        : this(values, length)
    {
        ArgumentNullException.ThrowIfNull(lengths);
        if (lengths.Length != Count)
        {
            throw new ArgumentException($"There are {lengths.Length} lengths for {Count} samples.", nameof(lengths));
        }

        int wrong = Array.FindIndex(lengths, steps => steps < 1);
        if (wrong >= 0)
        {
            throw new ArgumentException($"The length of sample {wrong} is {lengths[wrong]}; a sequence has at least one step.", nameof(lengths));
        }

        _lengths = lengths;
    }

    /// <summary>Makes a port of class labels.</summary>
    /// <param name="labels">The class of each sample, from 0.</param>
    /// <exception cref="ArgumentException">A label is negative.</exception>
    public DataPort(int[] labels)
        : this(labels, 1)
    {
    }

    /// <summary>Makes a port with a class label for each step of a sequence, or each pixel of an image.</summary>
    /// <param name="labels">The classes, from 0, of the steps of the first sample, then of the second, and so on.</param>
    /// <param name="length">The labels of one sample.</param>
    /// <exception cref="ArgumentException">A label is negative, or <paramref name="labels"/> is not a whole number of samples.</exception>
    public DataPort(int[] labels, int length)
    {
        ArgumentNullException.ThrowIfNull(labels);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(length);
        if (labels.Length % length != 0)
        {
            throw new ArgumentException($"{labels.Length} labels are no whole number of samples of {length}.", nameof(labels));
        }

        int negative = Array.FindIndex(labels, label => label < 0);
        if (negative >= 0)
        {
            string step = length == 1 ? "" : $", step {negative % length},";
            throw new ArgumentException($"The label of sample {negative / length}{step} is {labels[negative]}; classes count from 0.", nameof(labels));
        }

        _labels = labels;
        Length = length;
        Count = labels.Length / length;
    }

    /// <summary>The number of samples.</summary>
    public int Count { get; }

    /// <summary>The values or labels of one sample.</summary>
    public int Length { get; }

    /// <summary>Whether the port has class labels rather than real values.</summary>
    public bool HasLabels => _labels is not null;

    /// <summary>All real values, the samples one after the other; empty for labels.</summary>
    public ReadOnlySpan<T> Values => _values;

    /// <summary>All class labels; empty for real values.</summary>
    public ReadOnlySpan<int> Labels => _labels;

    /// <summary>How many steps of each sample are real; empty when all are.</summary>
    public ReadOnlySpan<int> Lengths => _lengths;

    /// <summary>The real values of one sample.</summary>
    internal ReadOnlySpan<T> Row(int sample) => Values.Slice(sample * Length, Length);

    /// <summary>The labels of one sample.</summary>
    internal ReadOnlySpan<int> LabelRow(int sample) => Labels.Slice(sample * Length, Length);
}
