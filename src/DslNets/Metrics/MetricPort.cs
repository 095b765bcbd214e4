using System.Numerics;

namespace DslNets;

/// <summary>What a metric compares: a target port and the output of the same name, or the same number if none is called so.</summary>
internal readonly struct MetricPort
{
    private readonly int _target;

    public MetricPort(int target)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(target);
        _target = target;
    }

    /// <summary>What a metric is called: its name, with the number of the port unless that is 0.</summary>
    public string Name(string metric) => _target == 0 ? metric : FormattableString.Invariant($"{metric}[{_target}]");

    public PortDescription Target<T>(Batch<T> batch)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(batch);
        IReadOnlyList<PortDescription> targets = batch.Description.Targets;
        return _target < targets.Count
            ? targets[_target]
            : throw new ArgumentException($"{batch.Description.Name} has {targets.Count} target ports; there is none of number {_target}.", nameof(batch));
    }

    public PortDescription Output<T>(Batch<T> batch)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => batch.Description.Outputs[OutputIndex(batch)];

    public ReadOnlySpan<T> Outputs<T>(Batch<T> batch)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => batch.Output(OutputIndex(batch));

    public ReadOnlySpan<T> Targets<T>(Batch<T> batch)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => batch.Target(_target);

    public ReadOnlySpan<int> Labels<T>(Batch<T> batch)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => batch.Labels(_target);

    private int OutputIndex<T>(Batch<T> batch)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        string name = Target(batch).Name;
        IReadOnlyList<PortDescription> outputs = batch.Description.Outputs;
        for (int output = 0; output < outputs.Count; output++)
        {
            if (outputs[output].Name == name)
            {
                return output;
            }
        }

        return _target < outputs.Count ? _target : throw new ArgumentException($"No output of {batch.Description.Name} belongs to target '{name}'.", nameof(batch));
    }
}
