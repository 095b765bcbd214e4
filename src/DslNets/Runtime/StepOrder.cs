using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace DslNets.Runtime;

/// <summary>Moves steps of sequences of different lengths, in the layout of <see cref="BatchLayout"/>; called by kernels. A length is 1 to the number of steps.</summary>
public static class StepOrder
{
    /// <summary>The real steps of each sample in reverse order, zeros behind them.</summary>
    /// <param name="x">The first row of block 0 of the sequences.</param>
    /// <param name="xRows">The rows of a block of them.</param>
    /// <param name="y">Takes the reversed sequences.</param>
    /// <param name="lengths">The real steps of each sample.</param>
    /// <param name="steps">The steps of a sequence.</param>
    /// <param name="channels">The values of a step.</param>
    /// <param name="firstBlock">The first block this worker moves.</param>
    /// <param name="endBlock">The block after its last.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Reverse<T>(ref T x, int xRows, ref T y, ref T lengths, int steps, int channels, int firstBlock, int endBlock)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        int lanes = BatchLayout.BlockLength<T>();
        Span<int> sources = stackalloc int[lanes];
        for (int block = firstBlock; block < endBlock; block++)
        {
            ref T from = ref Unsafe.Add(ref x, (nint)block * xRows * lanes);
            ref T to = ref Unsafe.Add(ref y, (nint)block * steps * channels * lanes);
            for (int step = 0; step < steps; step++)
            {
                for (int lane = 0; lane < lanes; lane++)
                {
                    int source = int.CreateTruncating(Unsafe.Add(ref lengths, (block * lanes) + lane)) - 1 - step;
                    sources[lane] = source < 0 ? -1 : (source * channels * lanes) + lane;
                }

                for (int channel = 0; channel < channels; channel++)
                {
                    for (int lane = 0; lane < lanes; lane++)
                    {
                        Unsafe.Add(ref to, lane) = sources[lane] < 0 ? T.Zero : Unsafe.Add(ref from, sources[lane] + (channel * lanes));
                    }

                    to = ref Unsafe.Add(ref to, lanes);
                }
            }
        }
    }

    /// <summary>The last real step of each sample.</summary>
    /// <param name="x">The first row of block 0 of the sequences.</param>
    /// <param name="xRows">The rows of a block of them.</param>
    /// <param name="y">Takes the steps.</param>
    /// <param name="lengths">The real steps of each sample.</param>
    /// <param name="steps">The steps of a sequence.</param>
    /// <param name="channels">The values of a step.</param>
    /// <param name="firstBlock">The first block this worker moves.</param>
    /// <param name="endBlock">The block after its last.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Last<T>(ref T x, int xRows, ref T y, ref T lengths, int steps, int channels, int firstBlock, int endBlock)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        int lanes = BatchLayout.BlockLength<T>();
        for (int block = firstBlock; block < endBlock; block++)
        {
            for (int lane = 0; lane < lanes; lane++)
            {
                int last = Last(ref lengths, (block * lanes) + lane, steps);
                ref T from = ref Unsafe.Add(ref x, ((nint)block * xRows * lanes) + ((nint)last * channels * lanes) + lane);
                ref T to = ref Unsafe.Add(ref y, ((nint)block * channels * lanes) + lane);
                for (int channel = 0; channel < channels; channel++)
                {
                    Unsafe.Add(ref to, channel * lanes) = Unsafe.Add(ref from, channel * lanes);
                }
            }
        }
    }

    /// <summary>Sequences that are zero but for the last real step of each sample: the transpose of the method that takes it.</summary>
    /// <param name="x">The first row of block 0 of the steps.</param>
    /// <param name="xRows">The rows of a block of them.</param>
    /// <param name="y">Takes the sequences.</param>
    /// <param name="lengths">The real steps of each sample.</param>
    /// <param name="steps">The steps of a sequence.</param>
    /// <param name="channels">The values of a step.</param>
    /// <param name="firstBlock">The first block this worker moves.</param>
    /// <param name="endBlock">The block after its last.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void PlaceLast<T>(ref T x, int xRows, ref T y, ref T lengths, int steps, int channels, int firstBlock, int endBlock)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        int lanes = BatchLayout.BlockLength<T>();
        for (int block = firstBlock; block < endBlock; block++)
        {
            ref T sequence = ref Unsafe.Add(ref y, (nint)block * steps * channels * lanes);
            MemoryMarshal.CreateSpan(ref sequence, steps * channels * lanes).Clear();
            for (int lane = 0; lane < lanes; lane++)
            {
                int last = Last(ref lengths, (block * lanes) + lane, steps);
                ref T from = ref Unsafe.Add(ref x, ((nint)block * xRows * lanes) + lane);
                ref T to = ref Unsafe.Add(ref sequence, ((nint)last * channels * lanes) + lane);
                for (int channel = 0; channel < channels; channel++)
                {
                    Unsafe.Add(ref to, channel * lanes) = Unsafe.Add(ref from, channel * lanes);
                }
            }
        }
    }

    private static int Last<T>(ref T lengths, int sample, int steps)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => Math.Clamp(int.CreateTruncating(Unsafe.Add(ref lengths, sample)), 1, steps) - 1;
}
