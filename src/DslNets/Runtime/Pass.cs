using System.Numerics;

namespace DslNets.Runtime;

/// <summary>The memory and settings of one pass over a batch; owned by a trainer or by a thread that predicts, and used again and again.</summary>
public sealed class Pass<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>Makes a pass with room for <paramref name="capacity"/> samples.</summary>
    /// <param name="arena">Where the values lie: the network's training or inference description.</param>
    /// <param name="capacity">The largest batch.</param>
    /// <param name="parameters">The trained values.</param>
    /// <param name="state">The untrained values.</param>
    /// <param name="gradients">The gradients, stored like the parameters; null for a pass that does not learn.</param>
    public Pass(ArenaDescription arena, int capacity, AlignedBuffer<T> parameters, AlignedBuffer<T> state, AlignedBuffer<T>? gradients)
    {
        ArgumentNullException.ThrowIfNull(arena);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(capacity);
        Layout = arena;
        Capacity = capacity;
        Parameters = parameters;
        State = state;
        Gradients = gradients ?? new AlignedBuffer<T>(0);
        Arena = new AlignedBuffer<T>(checked((arena.LengthPerSample * BatchLayout.Padded<T>(capacity)) + arena.FixedLength));
        Samples = capacity;
    }

    /// <summary>Where the values lie.</summary>
    public ArenaDescription Layout { get; }

    /// <summary>The largest batch.</summary>
    public int Capacity { get; }

    /// <summary>The trained values.</summary>
    public AlignedBuffer<T> Parameters { get; set; }

    /// <summary>The untrained values.</summary>
    public AlignedBuffer<T> State { get; set; }

    /// <summary>The gradients, stored like the parameters.</summary>
    public AlignedBuffer<T> Gradients { get; }

    /// <summary>Activations, gradients of activations and other values of this pass.</summary>
    public AlignedBuffer<T> Arena { get; }

    /// <summary>The samples of the current batch.</summary>
    public int Samples { get; set; }

    /// <summary>The samples rounded up to whole blocks; a value at offset o of the description starts at element o x PaddedSamples of the arena.</summary>
    public int PaddedSamples => BatchLayout.Padded<T>(Samples);

    /// <summary>The blocks of samples.</summary>
    public int Blocks => BatchLayout.Blocks<T>(Samples);

    /// <summary>Made of seed and step: what dropout and noise are drawn from.</summary>
    public uint RandomKey { get; set; }

    /// <summary>Whether the backward pass adds to the gradients (true) or overwrites them (false), which saves clearing them.</summary>
    public bool AddsToGradients { get; set; }

    /// <summary>
    /// Set to update weights while their gradient is computed, instead of writing the gradient: only for tensors with <see cref="TensorDescription.UpdatesInBackward"/>,
    /// and only when nothing else reads their gradient.
    /// </summary>
    public TileUpdate<T>? Update { get; set; }

    /// <summary>Whether the backward pass computes the gradients with respect to the inputs too.</summary>
    public bool ComputesInputGradients { get; set; }

    /// <summary>Lets stateful layers start from zeros.</summary>
    public void StartFromZeros()
    {
        foreach (CarriedState state in Layout.Carried)
        {
            At(state.Before, state.Length).Clear();
        }
    }

    /// <summary>The values of a port or layer at an offset of the description, in the order of <see cref="BatchLayout"/>.</summary>
    public Span<T> At(int offset, int length) => Arena.Span.Slice(offset * PaddedSamples, length * PaddedSamples);

    /// <summary>Copies rows of samples to a port.</summary>
    public void Pack(int offset, int length, ReadOnlySpan<T> rows) => BatchLayout.Pack(rows, length, At(offset, length), 0, Blocks);

    /// <summary>Copies the true lengths of an input; those of the lanes after the last sample are 1.</summary>
    /// <param name="offset">Where they lie, of <see cref="ArenaDescription.Lengths"/>.</param>
    /// <param name="lengths">One for each sample.</param>
    /// <param name="firstBlock">The first block this worker fills.</param>
    /// <param name="endBlock">The block after its last.</param>
    public void PackLengths(int offset, ReadOnlySpan<int> lengths, int firstBlock, int endBlock)
    {
        Span<T> packed = At(offset, 1);
        for (int sample = firstBlock * BatchLayout.BlockLength<T>(); sample < endBlock * BatchLayout.BlockLength<T>(); sample++)
        {
            packed[sample] = sample < lengths.Length ? T.CreateTruncating(lengths[sample]) : T.One;
        }
    }

    /// <summary>Copies a port to rows of samples.</summary>
    public void Unpack(int offset, int length, Span<T> rows) => BatchLayout.Unpack<T>(At(offset, length), length, rows, 0, Blocks);
}
