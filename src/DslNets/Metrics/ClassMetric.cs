using System.Numerics;

namespace DslNets;

/// <summary>A figure that is computed for every class from its right and wrong predictions; where it would be 0 / 0 it is 0, as scikit-learn and torchmetrics define it.</summary>
public abstract class ClassMetric<T> : IMetric<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly ConfusionMatrix<T> _matrix;
    private readonly Averaging _averaging;

    private protected ClassMetric(string name, Averaging averaging, int port, double? threshold)
    {
        _matrix = new ConfusionMatrix<T>(port: port, threshold: threshold);
        _averaging = averaging;
        Name = new MetricPort(port).Name(name);
    }

    /// <inheritdoc/>
    public string Name { get; init; }

    /// <summary>The number of classes; 0 before the first batch.</summary>
    public int Classes => _matrix.Classes;

    /// <inheritdoc/>
    public double Value => _matrix.Count == 0 ? double.NaN : _matrix.IsBinary ? this[1] : _averaging == Averaging.Micro ? Micro() : Macro();

    /// <summary>The figure of one class.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such class.</exception>
    public double this[int label]
    {
        get
        {
            ArgumentOutOfRangeException.ThrowIfNegative(label);
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(label, Classes);
            return Compute(_matrix[label, label], _matrix.ActualCount(label), _matrix.PredictedCount(label));
        }
    }

    /// <inheritdoc/>
    public void Reset() => _matrix.Reset();

    /// <inheritdoc/>
    public double[] Save() => _matrix.Save();

    /// <inheritdoc/>
    public void Restore(ReadOnlySpan<double> saved) => _matrix.Restore(saved, Name);

    /// <inheritdoc/>
    public void Add(Batch<T> batch) => _matrix.Add(batch);

    /// <summary>The figure.</summary>
    /// <param name="right">Samples of the class that were predicted right.</param>
    /// <param name="actual">Samples of the class.</param>
    /// <param name="predicted">Samples that were taken for the class.</param>
    private protected abstract double Compute(long right, long actual, long predicted);

    private protected static double Ratio(long numerator, long denominator) => denominator == 0 ? 0 : (double)numerator / denominator;

    private double Macro()
    {
        double sum = 0;
        int classes = 0;
        for (int label = 0; label < Classes; label++)
        {
            if (_matrix.ActualCount(label) + _matrix.PredictedCount(label) > 0)
            {
                sum += this[label];
                classes++;
            }
        }

        return sum / classes;
    }

    private double Micro()
    {
        long right = 0;
        for (int label = 0; label < Classes; label++)
        {
            right += _matrix[label, label];
        }

        // Every sample is once an actual and once a predicted one.
        return Compute(right, _matrix.Count, _matrix.Count);
    }
}
