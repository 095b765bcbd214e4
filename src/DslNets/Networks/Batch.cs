using System.Numerics;

namespace DslNets;

/// <summary>Samples for one step: a buffer for each port, made once and used again. Rows are samples; a row's values stand one after the other.</summary>
public sealed class Batch<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly T[][] _inputs;
    private readonly int[][] _lengths;
    private readonly T[][] _outputs;
    private readonly T[][] _targets;
    private readonly int[][] _labels;
    private int _count;

    /// <summary>Makes buffers for up to <paramref name="capacity"/> samples of a network's ports.</summary>
    /// <param name="description">The network.</param>
    /// <param name="capacity">The samples to make room for, at least 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">The capacity is below 1, or a port has too many values for an array; the text names it.</exception>
    public Batch(NetworkDescription description, int capacity)
    {
        ArgumentNullException.ThrowIfNull(description);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(capacity);
        Description = description;
        Capacity = capacity;
        _inputs = [.. description.Inputs.Select(port => new T[Length(port, capacity)])];
        _lengths = [.. description.Inputs.Select(port => AllSteps(port, capacity))];
        _outputs = [.. description.Outputs.Select(port => new T[Length(port, capacity)])];
        _targets = [.. description.Targets.Select(port => new T[port.Kind == PortKind.Real ? Length(port, capacity) : 0])];
        _labels = [.. description.Targets.Select(port => new int[port.Kind == PortKind.Index ? Length(port, capacity) : 0])];
        SampleWeights = new T[capacity];
        Array.Fill(SampleWeights, T.One);
        _count = capacity;
    }

    /// <summary>The network whose ports the buffers fit.</summary>
    public NetworkDescription Description { get; }

    /// <summary>The samples there is room for.</summary>
    public int Capacity { get; }

    /// <summary>The samples in the batch, 1 to <see cref="Capacity"/>.</summary>
    public int Count
    {
        get => _count;
        set
        {
            ArgumentOutOfRangeException.ThrowIfNegativeOrZero(value);
            ArgumentOutOfRangeException.ThrowIfGreaterThan(value, Capacity);
            _count = value;
        }
    }

    /// <summary>The relative weight of each sample in the loss; 1 unless set. Has room for <see cref="Capacity"/> samples.</summary>
    public T[] SampleWeights { get; }

    /// <summary>The input values of the port, <see cref="Count"/> rows.</summary>
    public Span<T> Input(int port = 0) => _inputs[port].AsSpan(0, _count * Description.Inputs[port].Length);

    /// <summary>How many steps of each sample of the input are real, from 1; all of them unless set. Empty for an input without lengths (<see cref="InputAttribute.Lengths"/>).</summary>
    public Span<int> Lengths(int port = 0) => Description.Inputs[port].HasLengths ? _lengths[port].AsSpan(0, _count) : [];

    /// <summary>The output values of the port, <see cref="Count"/> rows.</summary>
    public Span<T> Output(int port = 0) => _outputs[port].AsSpan(0, _count * Description.Outputs[port].Length);

    /// <summary>The real target values of the port, <see cref="Count"/> rows; empty when its targets are labels.</summary>
    public Span<T> Target(int port = 0) =>
        Description.Targets[port].Kind == PortKind.Real ? _targets[port].AsSpan(0, _count * Description.Targets[port].Length) : [];

    /// <summary>The class labels of the target port: one per sample, or of a sequence one per step, <see cref="Count"/> rows; empty when its targets are real.</summary>
    public Span<int> Labels(int port = 0) =>
        Description.Targets[port].Kind == PortKind.Index ? _labels[port].AsSpan(0, _count * Description.Targets[port].Length) : [];

    private static int[] AllSteps(PortDescription port, int capacity)
    {
        int[] lengths = new int[port.HasLengths ? capacity : 0];
        Array.Fill(lengths, port.Shape[0]);
        return lengths;
    }

    private static int Length(PortDescription port, int capacity) => (long)capacity * port.Length is var length && length <= Array.MaxLength
        ? (int)length
        : throw new ArgumentOutOfRangeException(
            nameof(capacity), capacity, $"The port '{port.Name}' has {port.Length} values per sample: {capacity} samples have {length}, but an array holds at most {Array.MaxLength}.");
}
