using System.Diagnostics;

namespace DslNets.SideBySide.Sides;

/// <summary>The time of one call, measured for a while.</summary>
/// <param name="Nanoseconds">The median over groups of calls.</param>
/// <param name="ProcessorShare">The processor time of the process per time on the clock: well below 1 when others used the core too.</param>
internal readonly record struct Turn(double Nanoseconds, double ProcessorShare)
{
    /// <summary>Groups of calls last at least this long, so that reading the clock does not count.</summary>
    private static readonly long GroupTicks = Stopwatch.Frequency / 10_000;

    /// <summary>Measures work for about this long; a seventh of it on top, not measured, fills the caches that the other side used.</summary>
    public static Turn Measure(IMeasured measured, double seconds)
    {
        measured.BeginTurn();
        GC.Collect();
        int count = GroupSize(measured);
        long warm = Stopwatch.GetTimestamp() + (long)(seconds / 7 * Stopwatch.Frequency);
        while (Stopwatch.GetTimestamp() < warm)
        {
            measured.Repeat(count);
        }

        var groups = new List<double>(capacity: 1 << 16);
        TimeSpan processor = Environment.CpuUsage.TotalTime;
        long start = Stopwatch.GetTimestamp();
        long end = start + (long)(seconds * Stopwatch.Frequency);
        long previous = start;
        while (previous < end)
        {
            measured.Repeat(count);
            long now = Stopwatch.GetTimestamp();
            groups.Add((double)(now - previous) / count);
            previous = now;
        }

        double share = (Environment.CpuUsage.TotalTime - processor) / Stopwatch.GetElapsedTime(start, previous);
        groups.Sort();
        return new Turn(groups[groups.Count / 2] * 1e9 / Stopwatch.Frequency, share);
    }

    private static int GroupSize(IMeasured measured)
    {
        for (int count = 1; ; count *= 2)
        {
            long start = Stopwatch.GetTimestamp();
            measured.Repeat(count);
            if (Stopwatch.GetTimestamp() - start >= GroupTicks)
            {
                return count;
            }
        }
    }
}
