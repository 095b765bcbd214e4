using System.Numerics;

namespace DslNets;

/// <summary>The root of the mean of (y - t)^2 over all samples and features, as torchmetrics' <c>MeanSquaredError(squared=False)</c> and Keras; scikit-learn takes a root for each feature.</summary>
/// <remarks>Sample weights are not used.</remarks>
/// <param name="port">The target port.</param>
public sealed class RootMeanSquaredError<T>(int port = 0) : RegressionMetric<T>("rootMeanSquaredError", port)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private double _sum;
    private long _count;

    /// <inheritdoc/>
    public override double Value => Math.Sqrt(_sum / _count);

    /// <inheritdoc/>
    public override void Reset() => (_sum, _count) = (0, 0);

    /// <inheritdoc/>
    public override double[] Save() => [_sum, _count];

    /// <inheritdoc/>
    public override void Restore(ReadOnlySpan<double> saved)
    {
        SavedMetric.RequireLength(saved.Length == 2, Name);
        (_sum, _count) = (saved[0], (long)saved[1]);
    }

    private protected override void Add(ReadOnlySpan<T> outputs, ReadOnlySpan<T> targets, int features)
    {
        for (int index = 0; index < outputs.Length; index++)
        {
            double difference = double.CreateChecked(outputs[index]) - double.CreateChecked(targets[index]);
            _sum += difference * difference;
        }

        _count += outputs.Length;
    }
}
