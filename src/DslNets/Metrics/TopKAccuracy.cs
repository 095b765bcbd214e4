using System.Numerics;

namespace DslNets;

/// <summary>
/// The share of samples whose class is among those of the k largest outputs; scikit-learn's <c>top_k_accuracy_score</c>, but of equal outputs the first counts as larger, so that k = 1 is
/// <see cref="Accuracy{T}"/>.
/// </summary>
/// <remarks>Of a sequence or an image each step or pixel counts as a sample. Sample weights are not used.</remarks>
public sealed class TopKAccuracy<T> : IMetric<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly ClassificationPort<T> _port;
    private long _right;
    private long _count;

    /// <summary>Makes the metric.</summary>
    /// <param name="k">How many guesses a sample has.</param>
    /// <param name="port">The target port.</param>
    public TopKAccuracy(int k = 5, int port = 0)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(k);
        K = k;
        _port = new ClassificationPort<T>(port);
        Name = _port.Name(FormattableString.Invariant($"top{k}Accuracy"));
    }

    /// <summary>How many guesses a sample has.</summary>
    public int K { get; }

    /// <inheritdoc/>
    public string Name { get; init; }

    /// <inheritdoc/>
    public double Value => _count == 0 ? double.NaN : (double)_right / _count;

    /// <inheritdoc/>
    public void Reset() => (_right, _count) = (0, 0);

    /// <inheritdoc/>
    public double[] Save() => [_right, _count];

    /// <inheritdoc/>
    public void Restore(ReadOnlySpan<double> saved)
    {
        SavedMetric.RequireLength(saved.Length == 2, Name);
        (_right, _count) = ((long)saved[0], (long)saved[1]);
    }

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">The output has one unit: it does not rank classes.</exception>
    public void Add(Batch<T> batch)
    {
        ArgumentNullException.ThrowIfNull(batch);
        if (_port.Units(batch) == 1)
        {
            throw new ArgumentException("An output of one unit does not rank classes; use Accuracy.", nameof(batch));
        }

        int rows = _port.Count(batch);
        for (int row = 0; row < rows; row++)
        {
            _right += Rank(_port.Output(batch, row), _port.Actual(batch, row)) < K ? 1 : 0;
        }

        _count += rows;
    }

    /// <summary>How many classes are thought likelier.</summary>
    private static int Rank(ReadOnlySpan<T> outputs, int actual)
    {
        int rank = 0;
        for (int other = 0; other < outputs.Length; other++)
        {
            rank += outputs[other] > outputs[actual] || (outputs[other] == outputs[actual] && other < actual) ? 1 : 0;
        }

        return rank;
    }
}
