using System.Numerics;

namespace DslNets.Runtime;

/// <summary>
/// Updates weights by their gradient tile by tile, right after a kernel has computed the tile: the gradient is still in the first-level cache and never goes to memory.
/// </summary>
/// <typeparam name="T">The network's number type.</typeparam>
public abstract class TileUpdate<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>The elements a worker's scratch memory for one tile takes at most.</summary>
    public const int LargestTile = 1024;

    /// <summary>Updates a stretch of a tensor. Several workers call it at once, for different stretches.</summary>
    /// <param name="tensor">The index in <see cref="NetworkDescription.Tensors"/>.</param>
    /// <param name="offset">The first of its elements in the parameter buffer.</param>
    /// <param name="length">The elements, a multiple of 4.</param>
    /// <param name="gradients">Their gradients.</param>
    public abstract void Apply(int tensor, int offset, int length, ref T gradients);

    /// <summary>Each worker's memory for the gradients of one tile.</summary>
    public AlignedBuffer<T> Scratch { get; private protected set; } = new(LargestTile);

    /// <summary>Makes room for a number of workers.</summary>
    public void Reserve(int workers) => Scratch = new AlignedBuffer<T>(workers * LargestTile);
}
