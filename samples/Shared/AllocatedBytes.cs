namespace Samples;

/// <summary>Counts what code allocates on the managed heap.</summary>
public static class AllocatedBytes
{
    /// <summary>The bytes that some code allocates on this thread, the least of three runs: the runtime itself allocates a little when it compiles a method anew, in a run that cannot be foreseen.</summary>
    public static long Of(Action code)
    {
        long least = long.MaxValue;
        for (int run = 0; run < 3; run++)
        {
            long before = GC.GetAllocatedBytesForCurrentThread();
            code();
            least = Math.Min(least, GC.GetAllocatedBytesForCurrentThread() - before);
        }

        return least;
    }
}
