using System.Numerics;

namespace DslNets;

/// <summary>Mean and deviation of the features of samples, gathered in one pass (Welford 1962).</summary>
internal sealed class InputMoments(int features)
{
    private readonly double[] _means = new double[features];
    private readonly double[] _squares = new double[features];
    private long _count;

    /// <summary>Takes in rows of values; the last dimension is the features.</summary>
    /// <exception cref="ArgumentException">A value is not finite.</exception>
    public void Add<T>(ReadOnlySpan<T> values, string port)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        for (int start = 0; start < values.Length; start += _means.Length)
        {
            _count++;
            for (int feature = 0; feature < _means.Length; feature++)
            {
                double value = double.CreateTruncating(values[start + feature]);
                if (!double.IsFinite(value))
                {
                    throw new ArgumentException($"A value of the input '{port}' is not finite.", nameof(values));
                }

                double difference = value - _means[feature];
                _means[feature] += difference / _count;
                _squares[feature] += difference * (value - _means[feature]);
            }
        }
    }

    /// <summary>The mean of a feature.</summary>
    public double Mean(int feature) => _means[feature];

    /// <summary>The deviation of a feature; 1 for a constant one.</summary>
    public double Deviation(int feature) => _squares[feature] > 0 ? Math.Sqrt(_squares[feature] / _count) : 1;
}
