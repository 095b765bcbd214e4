namespace DslNets.Runtime;

/// <summary>A meeting point for a fixed number of threads that are rarely apart for long: it spins before it yields.</summary>
/// <param name="participants">How many threads meet.</param>
public sealed class WorkerBarrier(int participants)
{
    private int _arrived;
    private volatile int _generation;
    private volatile bool _isBroken;

    /// <summary>Returns once all participants have called it.</summary>
    /// <exception cref="OperationCanceledException">Another participant failed and will not come.</exception>
    public void Wait()
    {
        int generation = _generation;
        if (Interlocked.Increment(ref _arrived) == participants)
        {
            _arrived = 0;
            _generation = generation + 1;
            return;
        }

        var spinner = default(SpinWait);
        for (int spin = 0; _generation == generation; spin++)
        {
            if (_isBroken)
            {
                throw new OperationCanceledException("Another worker of the pass failed.");
            }

            if (spin < 2000)
            {
                Thread.SpinWait(4);
            }
            else
            {
                spinner.SpinOnce(sleep1Threshold: -1);
            }
        }
    }

    /// <summary>Sends away all who wait and will wait: a participant failed.</summary>
    public void Break() => _isBroken = true;

    /// <summary>Makes the barrier as new, once nobody waits any more.</summary>
    public void Reset()
    {
        _arrived = 0;
        _isBroken = false;
    }
}
