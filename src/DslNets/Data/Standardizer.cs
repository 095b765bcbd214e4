using System.Numerics;

namespace DslNets;

/// <summary>
/// Shifts and scales every feature, or every channel of images, to mean 0 and deviation 1: (x - mean) / deviation. Learn it from the training samples and apply it to all others, as scikit-learn's StandardScaler
/// and torchvision's Normalize.
/// </summary>
public sealed class Standardizer<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly T[] _means;
    private readonly T[] _deviations;

    /// <summary>Makes a standardizer of known figures.</summary>
    /// <param name="means">The mean of each feature or channel.</param>
    /// <param name="deviations">The deviation of each feature or channel, above 0.</param>
    /// <exception cref="ArgumentException">The lengths differ, or a deviation is not above 0.</exception>
    public Standardizer(ReadOnlySpan<T> means, ReadOnlySpan<T> deviations)
    {
        if (means.Length != deviations.Length)
        {
            throw new ArgumentException($"There are {means.Length} means, but {deviations.Length} deviations.", nameof(deviations));
        }

        foreach (T deviation in deviations)
        {
            if (!(deviation > T.Zero))
            {
                throw new ArgumentException(FormattableString.Invariant($"A deviation must be above 0, but one is {deviation}."), nameof(deviations));
            }
        }

        _means = means.ToArray();
        _deviations = deviations.ToArray();
    }

    /// <summary>The mean of each feature or channel.</summary>
    public ReadOnlySpan<T> Means => _means;

    /// <summary>The deviation of each feature or channel (dividing by the number of values, not one less); 1 for one that is constant.</summary>
    public ReadOnlySpan<T> Deviations => _deviations;

    /// <summary>Learns the means and deviations of an input port, computed in double.</summary>
    /// <param name="data">The training samples.</param>
    /// <param name="port">The input port.</param>
    /// <param name="channels">For images in height-width-channel order the values of a pixel, so that each channel has one mean and one deviation; 0, the default, gives every feature its own.</param>
    /// <exception cref="ArgumentException">A sample is no whole number of pixels.</exception>
    public static Standardizer<T> Fit(DataSet<T> data, int port = 0, int channels = 0)
    {
        ArgumentNullException.ThrowIfNull(data);
        ArgumentOutOfRangeException.ThrowIfNegative(channels);
        int features = data.Input(0, port).Length;
        int figures = channels == 0 ? features : channels;
        if (features % figures != 0)
        {
            throw new ArgumentException($"The samples have {features} values, which are no whole number of pixels of {channels}.", nameof(channels));
        }

        double count = (double)data.Count * (features / figures);
        double[] means = new double[figures];
        double[] variances = new double[figures];
        for (int sample = 0; sample < data.Count; sample++)
        {
            ReadOnlySpan<T> row = data.Input(sample, port);
            for (int feature = 0; feature < features; feature++)
            {
                means[feature % figures] += double.CreateChecked(row[feature]) / count;
            }
        }

        for (int sample = 0; sample < data.Count; sample++)
        {
            ReadOnlySpan<T> row = data.Input(sample, port);
            for (int feature = 0; feature < features; feature++)
            {
                double difference = double.CreateChecked(row[feature]) - means[feature % figures];
                variances[feature % figures] += difference * difference / count;
            }
        }

        var deviations = new T[figures];
        for (int figure = 0; figure < figures; figure++)
        {
            deviations[figure] = IsConstant(means[figure], variances[figure], count) ? T.One : T.CreateChecked(Math.Sqrt(variances[figure]));
        }

        return new Standardizer<T>([.. means.Select(T.CreateChecked)], deviations);
    }

    /// <summary>The same samples with an input port standardized; the set given stays as it is.</summary>
    /// <param name="data">Samples with as many features as this has means, or a whole number of pixels with as many channels.</param>
    /// <param name="port">The input port.</param>
    /// <exception cref="ArgumentException">The samples have another number of features or channels.</exception>
    public DataSet<T> Apply(DataSet<T> data, int port = 0)
    {
        ArgumentNullException.ThrowIfNull(data);
        int features = data.Input(0, port).Length;
        if (_means.Length == 0 || features % _means.Length != 0)
        {
            throw new ArgumentException($"The samples have {features} features; this standardizer has {_means.Length} means.", nameof(data));
        }

        var values = new T[data.Count * features];
        for (int sample = 0; sample < data.Count; sample++)
        {
            data.Input(sample, port).CopyTo(values.AsSpan(sample * features));
        }

        Apply(values);
        return data.WithInput(values, port);
    }

    /// <summary>Standardizes samples in place.</summary>
    /// <param name="rows">A whole number of samples, one after the other.</param>
    /// <exception cref="ArgumentException"><paramref name="rows"/> is no whole number of samples.</exception>
    public void Apply(Span<T> rows)
    {
        CheckLength(rows);
        for (int index = 0; index < rows.Length; index++)
        {
            int feature = index % _means.Length;
            rows[index] = (rows[index] - _means[feature]) / _deviations[feature];
        }
    }

    /// <summary>Turns standardized samples back into what they were, in place.</summary>
    /// <param name="rows">A whole number of samples, one after the other.</param>
    /// <exception cref="ArgumentException"><paramref name="rows"/> is no whole number of samples.</exception>
    public void Restore(Span<T> rows)
    {
        CheckLength(rows);
        for (int index = 0; index < rows.Length; index++)
        {
            int feature = index % _means.Length;
            rows[index] = (rows[index] * _deviations[feature]) + _means[feature];
        }
    }

    /// <summary>Whether the variance is no more than what rounding makes of a constant; the bound is scikit-learn's (<c>_is_constant_feature</c>).</summary>
    private static bool IsConstant(double mean, double variance, double count)
    {
        const double epsilon = 2.220446049250313e-16;
        double rounding = count * mean * epsilon;
        return variance <= (count * epsilon * variance) + (rounding * rounding);
    }

    private void CheckLength(ReadOnlySpan<T> rows)
    {
        if (_means.Length == 0 || rows.Length % _means.Length != 0)
        {
            throw new ArgumentException($"{rows.Length} values are no whole number of samples of {_means.Length}.", nameof(rows));
        }
    }
}
