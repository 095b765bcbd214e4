using System.Numerics;

namespace DslNets;

/// <summary>A figure of the differences between real outputs and targets.</summary>
public abstract class RegressionMetric<T> : IMetric<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly MetricPort _port;

    private protected RegressionMetric(string name, int port)
    {
        _port = new MetricPort(port);
        Name = _port.Name(name);
    }

    /// <inheritdoc/>
    public string Name { get; init; }

    /// <inheritdoc/>
    public abstract double Value { get; }

    /// <inheritdoc/>
    public abstract void Reset();

    /// <inheritdoc/>
    public abstract double[] Save();

    /// <inheritdoc/>
    public abstract void Restore(ReadOnlySpan<double> saved);

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">The targets are class labels, or are not as many as the outputs.</exception>
    public void Add(Batch<T> batch)
    {
        ArgumentNullException.ThrowIfNull(batch);
        PortDescription target = _port.Target(batch);
        if (target.Kind != PortKind.Real || target.Length != _port.Output(batch).Length)
        {
            throw new ArgumentException(
                $"{Name} needs as many real targets as outputs, but target '{target.Name}' has {(target.Kind == PortKind.Real ? $"{target.Length}" : "class labels")} for {_port.Output(batch).Length} outputs.",
                nameof(batch));
        }

        Add(_port.Outputs(batch), _port.Targets(batch), target.Length);
    }

    /// <summary>Takes in rows of outputs and targets.</summary>
    private protected abstract void Add(ReadOnlySpan<T> outputs, ReadOnlySpan<T> targets, int features);
}
