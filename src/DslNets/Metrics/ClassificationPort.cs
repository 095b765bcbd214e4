using System.Numerics;

namespace DslNets;

/// <summary>Reads true and predicted classes from a batch, a pair for each row: each sample, or of an output that is a sequence or an image each step or pixel of each sample.</summary>
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
    public int Classes(Batch<T> batch) => Math.Max(2, Units(batch));

    /// <summary>The values of one row of the output.</summary>
    public int Units(Batch<T> batch) => _port.Output(batch).Shape[^1];

    /// <summary>The rows of all samples.</summary>
    public int Count(Batch<T> batch) => batch.Count * Positions(batch);

    public ReadOnlySpan<T> Output(Batch<T> batch, int row)
    {
        int units = Units(batch);
        return _port.Outputs(batch).Slice(row * units, units);
    }

    /// <summary>Where the largest output stands; for one unit, 1 from the threshold on.</summary>
    public int Predicted(Batch<T> batch, int row)
    {
        ReadOnlySpan<T> values = Output(batch, row);
        return values.Length > 1 ? OneHot.IndexOfLargest(values) : values[0] >= T.CreateChecked(_threshold ?? _port.Target(batch).Threshold) ? 1 : 0;
    }

    /// <summary>The label; for real targets, where the largest stands, and for one, 1 from a half on.</summary>
    /// <exception cref="ArgumentException">The target does not fit the output, or the label is no class of it.</exception>
    public int Actual(Batch<T> batch, int row)
    {
        PortDescription target = _port.Target(batch);
        int positions = Positions(batch);
        if (target.Kind == PortKind.Index)
        {
            if (target.Length != positions)
            {
                throw new ArgumentException($"Target '{target.Name}' has {LabelTarget.Count(target.Length)} for each sample, but the output {positions} positions.", nameof(batch));
            }

            int label = _port.Labels(batch)[row];
            return (uint)label < (uint)Classes(batch)
                ? label
                : throw new ArgumentException(
                    $"The label of {LabelTarget.Place(row / positions, row % positions, positions)} is {label}, but output '{target.Name}' has {Classes(batch)} classes.", nameof(batch));
        }

        int units = Units(batch);
        if (target.Length != units * positions)
        {
            throw new ArgumentException($"Target '{target.Name}' has {target.Length} values, but the output {units * positions}.", nameof(batch));
        }

        ReadOnlySpan<T> values = _port.Targets(batch).Slice(row * units, units);
        return values.Length == 1 ? (values[0] >= T.CreateChecked(0.5) ? 1 : 0) : OneHot.IndexOfLargest(values);
    }

    /// <summary>The steps or pixels of one sample.</summary>
    private int Positions(Batch<T> batch) => _port.Output(batch).Length / Units(batch);
}
