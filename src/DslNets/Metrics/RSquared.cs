using System.Numerics;

namespace DslNets;

/// <summary>
/// The coefficient of determination, 1 - sum (y - t)^2 / sum (t - mean t)^2, the mean over the features; scikit-learn's <c>r2_score</c>. Constant targets give 1 if they are met exactly, else
/// 0; fewer than two samples NaN.
/// </summary>
/// <remarks>Sample weights are not used.</remarks>
/// <param name="port">The target port.</param>
public sealed class RSquared<T>(int port = 0) : RegressionMetric<T>("rSquared", port)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private double[] _means = [];

    /// <summary>For each feature the sum of (t - mean t)^2, updated by Welford's method (1962), which does not lose digits as sums of squares do.</summary>
    private double[] _variations = [];

    private double[] _errors = [];
    private long _count;

    /// <inheritdoc/>
    public override double Value
    {
        get
        {
            if (_count < 2)
            {
                return double.NaN;
            }

            double sum = 0;
            for (int feature = 0; feature < _means.Length; feature++)
            {
                sum += _variations[feature] > 0 ? 1 - (_errors[feature] / _variations[feature]) : _errors[feature] == 0 ? 1 : 0;
            }

            return sum / _means.Length;
        }
    }

    /// <inheritdoc/>
    public override void Reset()
    {
        _count = 0;
        Array.Clear(_means);
        Array.Clear(_variations);
        Array.Clear(_errors);
    }

    /// <inheritdoc/>
    public override double[] Save() => [_count, .. _means, .. _variations, .. _errors];

    /// <inheritdoc/>
    public override void Restore(ReadOnlySpan<double> saved)
    {
        SavedMetric.RequireLength(saved.Length % 3 == 1, Name);
        int features = saved.Length / 3;
        _count = (long)saved[0];
        _means = saved.Slice(1, features).ToArray();
        _variations = saved.Slice(1 + features, features).ToArray();
        _errors = saved[(1 + (2 * features))..].ToArray();
    }

    private protected override void Add(ReadOnlySpan<T> outputs, ReadOnlySpan<T> targets, int features)
    {
        if (_means.Length == 0)
        {
            _means = new double[features];
            _variations = new double[features];
            _errors = new double[features];
        }
        else if (_means.Length != features)
        {
            throw new ArgumentException($"There are {features} features, in the batches before {_means.Length}.", nameof(features));
        }

        for (int start = 0; start < targets.Length; start += features)
        {
            _count++;
            for (int feature = 0; feature < features; feature++)
            {
                double target = double.CreateChecked(targets[start + feature]);
                double error = double.CreateChecked(outputs[start + feature]) - target;
                double before = target - _means[feature];
                _means[feature] += before / _count;
                _variations[feature] += before * (target - _means[feature]);
                _errors[feature] += error * error;
            }
        }
    }
}
