using System.ComponentModel;
using System.Numerics;
using DslNets.Runtime;

namespace DslNets;

/// <summary>
/// What a stream remembers from step to step: the outputs and cells of a network's recurrent layers, the inputs that causal convolutions read again. Made by the network's CreateState, used by its Step; by one thread at a time.
/// </summary>
public sealed class StreamState<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly NetworkDescription _description;
    private readonly AlignedBuffer<T> _memory;
    private readonly AlignedBuffer<T> _scratch;

    /// <summary>Called by generated code.</summary>
    /// <param name="description">The network that the stream belongs to.</param>
    /// <param name="length">The elements that are remembered.</param>
    /// <param name="scratchLength">The elements that a step computes in between.</param>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public StreamState(NetworkDescription description, int length, int scratchLength)
    {
        ArgumentNullException.ThrowIfNull(description);
        _description = description;
        _memory = new AlignedBuffer<T>(length);
        _scratch = new AlignedBuffer<T>(scratchLength);
    }

    /// <summary>The steps since the stream was made or reset.</summary>
    public long Position { get; private set; }

    /// <summary>What is remembered, for generated code.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public ref T Memory => ref _memory.Reference;

    /// <summary>What a step computes in between, for generated code.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public ref T Scratch => ref _scratch.Reference;

    /// <summary>Forgets everything: the next step is the first.</summary>
    public void Reset()
    {
        _memory.Span.Clear();
        Position = 0;
    }

    /// <summary>Counts steps, for generated code.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public void Advance(int steps) => Position += steps;

    /// <summary>Requires that some more steps have positions, for generated code.</summary>
    /// <param name="steps">The steps to come.</param>
    /// <param name="largest">The steps that have positions.</param>
    /// <exception cref="InvalidOperationException">They have not.</exception>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public void RequireRoom(int steps, int largest)
    {
        if (Position + steps > largest)
        {
            throw new InvalidOperationException($"The stream has taken {Position} of the {largest} steps for which {_description.Name} has learned positions, so it cannot take {steps} more; Reset begins a new one.");
        }
    }

    /// <summary>Requires the stream to be one of this network, for generated code.</summary>
    /// <param name="description">The network.</param>
    /// <param name="stream">What the caller calls the stream.</param>
    /// <exception cref="ArgumentException">It is another network's.</exception>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public void RequireFor(NetworkDescription description, string stream)
    {
        if (!ReferenceEquals(description, _description))
        {
            throw new ArgumentException($"The stream belongs to {_description.Name}, not to {description?.Name}.", stream);
        }
    }
}
