using System.Runtime.CompilerServices;

namespace DslNets.Runtime;

/// <summary>One of the threads that run a pass together. Every kernel splits its output among them and ends at a barrier.</summary>
/// <param name="index">Which of the workers this is, from 0.</param>
/// <param name="count">How many work together.</param>
/// <param name="barrier">Where they meet; null when there is one.</param>
public readonly struct Worker(int index, int count, WorkerBarrier? barrier)
{
    private readonly WorkerBarrier? _barrier = barrier;

    /// <summary>The worker of a pass that runs on one thread.</summary>
    public static Worker Single => new(0, 1, null);

    /// <summary>Which of the workers this is, from 0.</summary>
    public int Index { get; } = index;

    /// <summary>How many workers run the pass.</summary>
    public int Count { get; } = count;

    /// <summary>The first of <paramref name="units"/> pieces of work that is this worker's.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int First(int units) => Count == 1 ? 0 : (int)((long)units * Index / Count);

    /// <summary>The piece of work after this worker's last.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int End(int units) => Count == 1 ? units : (int)((long)units * (Index + 1) / Count);

    /// <summary>Waits until every worker is here.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Barrier()
    {
        if (_barrier is not null)
        {
            _barrier.Wait();
        }
    }
}
