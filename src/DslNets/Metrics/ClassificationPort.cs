using System.Numerics;

namespace DslNets;

/// <summary>Reads true and predicted classes from a batch.</summary>
internal readonly struct ClassificationPort<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly MetricPort _port;
    private readonly double? _threshold;

    public ClassificationPort(int target, double? threshold = null)
    {
        _port = new MetricPort(target);
        _threshold = threshold;
    }

    public string Name(string metric) => _port.Name(metric);

    /// <summary>The classes an output tells apart: one unit tells two.</summary>
    public int Classes(Batch<T> batch) => Math.Max(2, OutputLength(batch));

    public int OutputLength(Batch<T> batch) => _port.OutputLength(batch);

    public ReadOnlySpan<T> Output(Batch<T> batch, int sample)
    {
        int length = OutputLength(batch);
        return _port.Outputs(batch).Slice(sample * length, length);
    }

    /// <summary>Where the largest output stands; for one unit, 1 from the threshold on.</summary>
    public int Predicted(Batch<T> batch, int sample)
    {
        ReadOnlySpan<T> row = Output(batch, sample);
        return row.Length > 1 ? OneHot.IndexOfLargest(row) : row[0] >= T.CreateChecked(_threshold ?? _port.Target(batch).Threshold) ? 1 : 0;
    }

    /// <summary>The label; for real targets, where the largest stands, and for one, 1 from a half on.</summary>
    /// <exception cref="ArgumentException">The target does not fit the output, or the label is no class of it.</exception>
    public int Actual(Batch<T> batch, int sample)
    {
        PortDescription target = _port.Target(batch);
        if (target.Kind == PortKind.Index)
        {
            int label = _port.Labels(batch)[sample];
            return (uint)label < (uint)Classes(batch)
                ? label
                : throw new ArgumentException($"The label of row {sample} is {label}, but output '{target.Name}' has {Classes(batch)} classes.", nameof(batch));
        }

        if (target.Length != OutputLength(batch))
        {
            throw new ArgumentException($"Target '{target.Name}' has {target.Length} values, but the output {OutputLength(batch)}.", nameof(batch));
        }

        ReadOnlySpan<T> row = _port.Targets(batch).Slice(sample * target.Length, target.Length);
        return row.Length == 1 ? (row[0] >= T.CreateChecked(0.5) ? 1 : 0) : OneHot.IndexOfLargest(row);
    }
}
