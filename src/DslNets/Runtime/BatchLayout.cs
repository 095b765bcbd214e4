using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace DslNets.Runtime;

/// <summary>
/// How the activations of a batch are stored: blocks of samples, in each block one row per feature, in each row one element per sample - the batch lies in the lanes of the vector.
/// So any number of features needs no padding, and softmax, normalisation and pooling need no work across lanes. A block is two vectors wide.
/// </summary>
public static class BatchLayout
{
    /// <summary>The bytes of the widest vector this machine runs fast: 64, 32 or 16.</summary>
    public static int VectorBytes
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => Vector512.IsHardwareAccelerated ? 64 : Vector256.IsHardwareAccelerated ? 32 : 16;
    }

    /// <summary>The samples in a block.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int BlockLength<T>()
        where T : unmanaged => 2 * VectorBytes / Unsafe.SizeOf<T>();

    /// <summary>The blocks that hold a number of samples.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int Blocks<T>(int samples)
        where T : unmanaged => (samples + BlockLength<T>() - 1) / BlockLength<T>();

    /// <summary>The samples rounded up to whole blocks.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int Padded<T>(int samples)
        where T : unmanaged => Blocks<T>(samples) * BlockLength<T>();

    /// <summary>Copies rows of samples into blocks; the lanes after the last sample become zero.</summary>
    /// <param name="rows">The samples one after the other, <paramref name="features"/> values each.</param>
    /// <param name="features">The values of one sample.</param>
    /// <param name="blocks">Room for whole blocks.</param>
    /// <param name="firstBlock">The first block this worker fills.</param>
    /// <param name="endBlock">The block after its last.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="features"/> is not positive, or the blocks are not among those of the samples.</exception>
    /// <exception cref="ArgumentException"><paramref name="blocks"/> is shorter than the blocks to fill.</exception>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Pack<T>(ReadOnlySpan<T> rows, int features, Span<T> blocks, int firstBlock, int endBlock)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        CheckBlocks<T>(rows, features, blocks, firstBlock, endBlock);
        int length = BlockLength<T>();
        int width = length / 2;
        int samples = rows.Length / features;
        ref T source = ref MemoryMarshal.GetReference(rows);
        ref T target = ref MemoryMarshal.GetReference(blocks);
        for (int block = firstBlock; block < endBlock; block++)
        {
            for (int lane = 0; lane < length; lane += width)
            {
                int sample = (block * length) + lane;
                BlockTranspose.Strip(
                    ref Unsafe.Add(ref source, (nint)Math.Min(sample, samples - 1) * features),
                    features,
                    samples - sample,
                    features,
                    ref Unsafe.Add(ref target, ((nint)block * features * length) + lane),
                    length,
                    width);
            }
        }
    }

    /// <summary>Copies blocks back into rows of samples.</summary>
    /// <param name="blocks">The blocks.</param>
    /// <param name="features">The values of one sample.</param>
    /// <param name="rows">Room for the samples, <paramref name="features"/> values each.</param>
    /// <param name="firstBlock">The first block this worker copies.</param>
    /// <param name="endBlock">The block after its last.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="features"/> is not positive, or the blocks are not among those of the samples.</exception>
    /// <exception cref="ArgumentException"><paramref name="blocks"/> is shorter than the blocks to copy.</exception>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Unpack<T>(ReadOnlySpan<T> blocks, int features, Span<T> rows, int firstBlock, int endBlock)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        CheckBlocks<T>(rows, features, blocks, firstBlock, endBlock);
        int length = BlockLength<T>();
        int samples = rows.Length / features;
        ref T source = ref MemoryMarshal.GetReference(blocks);
        ref T target = ref MemoryMarshal.GetReference(rows);

        // The widest strip that fits; its last position overlaps the one before where the features do not divide.
        int width = length / 2;
        while (width > features)
        {
            width /= 2;
        }

        for (int block = firstBlock; block < endBlock; block++)
        {
            int sample = block * length;
            int count = Math.Min(length, samples - sample);
            for (int feature = 0; feature < features; feature += width)
            {
                int first = Math.Min(feature, features - width);
                BlockTranspose.Strip(
                    ref Unsafe.Add(ref source, (((nint)block * features) + first) * length),
                    length,
                    width,
                    count,
                    ref Unsafe.Add(ref target, ((nint)sample * features) + first),
                    features,
                    width);
            }
        }
    }

    /// <summary>
    /// Copies blocks into panels of features, in each panel one row per sample: how the product that yields a weight gradient reads one of its factors. The columns after the
    /// last feature become zero. Panels are as wide as those of <see cref="PanelLayout"/>; panel p starts at element p x <see cref="PanelLayout.Width"/> x
    /// <paramref name="paddedSamples"/>.
    /// </summary>
    /// <param name="blocks">The first element of block 0.</param>
    /// <param name="features">The values of one sample.</param>
    /// <param name="panels">The first element of panel 0; room for <see cref="PanelLayout.PaddedOutputs"/> x <paramref name="paddedSamples"/> elements.</param>
    /// <param name="paddedSamples">The samples in all the blocks: <see cref="Padded{T}"/>.</param>
    /// <param name="firstBlock">The first block this worker copies.</param>
    /// <param name="endBlock">The block after its last.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void ToPanels<T>(ref T blocks, int features, ref T panels, int paddedSamples, int firstBlock, int endBlock)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        int length = BlockLength<T>();
        for (int first = 0; first < features; first += PanelLayout.Width)
        {
            int panelWidth = PanelLayout.WidthOf(features, first / PanelLayout.Width);
            int width = Math.Min(length / 2, panelWidth);
            ref T panel = ref Unsafe.Add(ref panels, (nint)first * paddedSamples);
            for (int block = firstBlock; block < endBlock; block++)
            {
                for (int column = 0; column < panelWidth; column += width)
                {
                    int feature = first + column;
                    BlockTranspose.Strip(
                        ref Unsafe.Add(ref blocks, (((nint)block * features) + Math.Min(feature, features - 1)) * length),
                        length,
                        features - feature,
                        length,
                        ref Unsafe.Add(ref panel, ((nint)block * length * panelWidth) + column),
                        panelWidth,
                        width);
                }
            }
        }
    }

    /// <summary>Sets the lanes behind the last sample to zero. Does nothing when the last block is full.</summary>
    /// <param name="blocks">The first element of block 0.</param>
    /// <param name="rows">The rows of a block.</param>
    /// <param name="samples">The samples.</param>
    /// <param name="firstRow">The first row this worker clears.</param>
    /// <param name="endRow">The row after its last.</param>
    public static void ClearPadding<T>(ref T blocks, int rows, int samples, int firstRow, int endRow)
        where T : unmanaged
    {
        int length = BlockLength<T>();
        (int block, int lanes) = Math.DivRem(samples, length);
        if (lanes > 0)
        {
            for (int row = firstRow; row < endRow; row++)
            {
                MemoryMarshal.CreateSpan(ref Unsafe.Add(ref blocks, ((((nint)block * rows) + row) * length) + lanes), length - lanes).Clear();
            }
        }
    }

    private static void CheckBlocks<T>(ReadOnlySpan<T> rows, int features, ReadOnlySpan<T> blocks, int firstBlock, int endBlock)
        where T : unmanaged
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(features);
        ArgumentOutOfRangeException.ThrowIfNegative(firstBlock);
        int samples = rows.Length / features;
        ArgumentOutOfRangeException.ThrowIfGreaterThan(endBlock, Blocks<T>(samples));
        long needed = (long)endBlock * features * BlockLength<T>();
        if (blocks.Length < needed)
        {
            throw new ArgumentException($"{endBlock} blocks of {features} features need {needed} elements, but there are {blocks.Length}.", nameof(blocks));
        }
    }
}
