using System.Numerics;
using System.Runtime.CompilerServices;
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
    public static void Pack<T>(ReadOnlySpan<T> rows, int features, Span<T> blocks, int firstBlock, int endBlock)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        int length = BlockLength<T>();
        int samples = rows.Length / features;
        for (int block = firstBlock; block < endBlock; block++)
        {
            Span<T> target = blocks.Slice(block * features * length, features * length);
            int first = block * length;
            int count = Math.Min(length, samples - first);
            for (int feature = 0; feature < features; feature++)
            {
                Span<T> row = target.Slice(feature * length, length);
                for (int lane = 0; lane < count; lane++)
                {
                    row[lane] = rows[((first + lane) * features) + feature];
                }

                row[count..].Clear();
            }
        }
    }

    /// <summary>Copies blocks back into rows of samples.</summary>
    /// <param name="blocks">The blocks.</param>
    /// <param name="features">The values of one sample.</param>
    /// <param name="rows">Room for the samples, <paramref name="features"/> values each.</param>
    /// <param name="firstBlock">The first block this worker copies.</param>
    /// <param name="endBlock">The block after its last.</param>
    public static void Unpack<T>(ReadOnlySpan<T> blocks, int features, Span<T> rows, int firstBlock, int endBlock)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        int length = BlockLength<T>();
        int samples = rows.Length / features;
        for (int block = firstBlock; block < endBlock; block++)
        {
            ReadOnlySpan<T> source = blocks.Slice(block * features * length, features * length);
            int first = block * length;
            int count = Math.Min(length, samples - first);
            for (int lane = 0; lane < count; lane++)
            {
                Span<T> row = rows.Slice((first + lane) * features, features);
                for (int feature = 0; feature < features; feature++)
                {
                    row[feature] = source[(feature * length) + lane];
                }
            }
        }
    }
}
