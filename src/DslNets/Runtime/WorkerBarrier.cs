namespace DslNets.Runtime;

/// <summary>A meeting point for a fixed number of threads that are rarely apart for long: it spins before it yields.</summary>
/// <param name="participants">How many threads meet.</param>
public sealed class WorkerBarrier(int participants)
{
    private int _arrived;
    private volatile int _generation;

    /// <summary>Returns once all participants have called it.</summary>
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
}
