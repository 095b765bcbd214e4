using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace DslNets.Runtime;

/// <summary>A sum over stretches of a buffer, taken in chunks of fixed size whose sums are added in order, so that it does not depend on the number of workers.</summary>
internal sealed class ChunkedSum<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private const int ChunkLength = 4096;
    private readonly (int Offset, int Length)[] _chunks;
    private readonly double[] _sums;

    /// <summary>Cuts stretches, each a multiple of <see cref="PanelLayout.Granularity"/> long, into chunks.</summary>
    public ChunkedSum(IEnumerable<(int Offset, int Length)> stretches)
    {
        var chunks = new List<(int, int)>();
        foreach ((int offset, int length) in stretches)
        {
            for (int start = 0; start < length; start += ChunkLength)
            {
                chunks.Add((offset + start, Math.Min(ChunkLength, length - start)));
            }
        }

        _chunks = [.. chunks];
        _sums = new double[_chunks.Length];
    }

    /// <summary>The sum of all chunks, once all workers have added theirs and met at a barrier.</summary>
    public double Total()
    {
        double total = 0;
        foreach (double sum in _sums)
        {
            total += sum;
        }

        return total;
    }

    /// <summary>Sums the squares of this worker's chunks.</summary>
    public void AddSquares(in Worker worker, AlignedBuffer<T> buffer, in GradientTransform<T> transform)
    {
        int end = worker.End(_chunks.Length);
        for (int i = worker.First(_chunks.Length); i < end; i++)
        {
            ref T start = ref Unsafe.Add(ref buffer.Reference, _chunks[i].Offset);
            _sums[i] = Vector512.IsHardwareAccelerated ? Squares<Lanes512<T>>(ref start, _chunks[i].Length, transform)
                : Vector256.IsHardwareAccelerated ? Squares<Lanes256<T>>(ref start, _chunks[i].Length, transform)
                : Squares<Lanes128<T>>(ref start, _chunks[i].Length, transform);
        }
    }

    /// <summary>Sums the magnitudes of this worker's chunks.</summary>
    public void AddMagnitudes(in Worker worker, AlignedBuffer<T> buffer)
    {
        int end = worker.End(_chunks.Length);
        for (int i = worker.First(_chunks.Length); i < end; i++)
        {
            ref T start = ref Unsafe.Add(ref buffer.Reference, _chunks[i].Offset);
            _sums[i] = Vector512.IsHardwareAccelerated ? Magnitudes<Lanes512<T>>(ref start, _chunks[i].Length)
                : Vector256.IsHardwareAccelerated ? Magnitudes<Lanes256<T>>(ref start, _chunks[i].Length)
                : Magnitudes<Lanes128<T>>(ref start, _chunks[i].Length);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static double Squares<TLanes>(ref T start, int length, GradientTransform<T> transform)
        where TLanes : struct, ILanes<TLanes, T>
    {
        TLanes sum = TLanes.Create(T.Zero);
        for (nint i = 0; i < length; i += TLanes.Count)
        {
            TLanes value = transform.Apply(TLanes.Load(ref Unsafe.Add(ref start, i)));
            sum += value * value;
        }

        return sum.Sum();
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static double Magnitudes<TLanes>(ref T start, int length)
        where TLanes : struct, ILanes<TLanes, T>
    {
        TLanes sum = TLanes.Create(T.Zero);
        for (nint i = 0; i < length; i += TLanes.Count)
        {
            sum += TLanes.Abs(TLanes.Load(ref Unsafe.Add(ref start, i)));
        }

        return sum.Sum();
    }
}
