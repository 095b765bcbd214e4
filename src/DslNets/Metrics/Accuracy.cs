using System.Numerics;

namespace DslNets;

/// <summary>The share of samples whose class is predicted right; scikit-learn's <c>accuracy_score</c>. The predicted class is that of the largest output, the first of equal ones.</summary>
/// <remarks>An output of one unit tells the classes 0 and 1 apart. Of a sequence or an image each step or pixel counts as a sample. Sample weights are not used.</remarks>
public sealed class Accuracy<T> : IMetric<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly ClassificationPort<T> _port;
    private long _right;
    private long _count;

    /// <summary>Makes the metric.</summary>
    /// <param name="port">The target port.</param>
    /// <param name="threshold">For an output of one unit: from where on it says class 1; null, the default, for what the network says (<see cref="PortDescription.Threshold"/>).</param>
    public Accuracy(int port = 0, double? threshold = null)
    {
        _port = new ClassificationPort<T>(port, threshold);
        Name = _port.Name("accuracy");
    }

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
    public void Add(Batch<T> batch)
    {
        ArgumentNullException.ThrowIfNull(batch);
        int rows = _port.Count(batch);
        for (int row = 0; row < rows; row++)
        {
            _right += _port.Predicted(batch, row) == _port.Actual(batch, row) ? 1 : 0;
        }

        _count += rows;
    }
}
