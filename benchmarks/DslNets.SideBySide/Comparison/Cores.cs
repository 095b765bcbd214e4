using System.Diagnostics;
using System.Globalization;

namespace DslNets.SideBySide.Comparison;

/// <summary>Finds cores on which nobody else works.</summary>
internal static class Cores
{
    /// <summary>A core counts as idle below this share of busy time.</summary>
    private const double IdleShare = 0.03;

    private static readonly TimeSpan Period = TimeSpan.FromSeconds(0.7);

    /// <summary>The least busy core, and after it the others; waits until as many are idle as are needed, and says so.</summary>
    /// <returns>The cores, and whether those needed were idle in the end.</returns>
    public static (IReadOnlyList<int> Cores, bool AreIdle) AwaitIdle(int needed, TimeSpan patience)
    {
        long start = Stopwatch.GetTimestamp();
        for (bool isFirst = true; ; isFirst = false)
        {
            (int Core, double Busy)[] cores = [.. Measure().OrderBy(core => core.Busy)];
            double busiest = cores[Math.Min(needed, cores.Length) - 1].Busy;
            bool areIdle = busiest < IdleShare;
            if (areIdle || Stopwatch.GetElapsedTime(start) > patience)
            {
                return ([.. cores.Select(core => core.Core)], areIdle);
            }

            if (isFirst)
            {
                Console.Error.WriteLine(string.Create(
                    CultureInfo.InvariantCulture, $"Waiting up to {patience.TotalSeconds:F0} s for {needed} idle core(s): others use {busiest:P0} of core {cores[Math.Min(needed, cores.Length) - 1].Core}."));
            }
        }
    }

    private static List<(int Core, double Busy)> Measure()
    {
        Dictionary<int, (long Busy, long Total)> before = Read();
        Thread.Sleep(Period);
        Dictionary<int, (long Busy, long Total)> after = Read();
        var cores = new List<(int, double)>();
        foreach (int core in Allowed())
        {
            long total = after[core].Total - before[core].Total;
            cores.Add((core, total > 0 ? (double)(after[core].Busy - before[core].Busy) / total : 0));
        }

        return cores;
    }

    /// <summary>The ticks of each core since the machine started: <c>cpuN user nice system idle iowait irq softirq steal ...</c></summary>
    private static Dictionary<int, (long Busy, long Total)> Read()
    {
        var cores = new Dictionary<int, (long, long)>();
        foreach (string line in File.ReadLines("/proc/stat"))
        {
            string[] words = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            if (words[0].StartsWith("cpu", StringComparison.Ordinal) && int.TryParse(words[0].AsSpan(3), CultureInfo.InvariantCulture, out int core))
            {
                long[] ticks = [.. words.Skip(1).Take(8).Select(word => long.Parse(word, CultureInfo.InvariantCulture))];
                long idle = ticks[3] + ticks[4];
                cores[core] = (ticks.Sum() - idle, ticks.Sum());
            }
        }

        return cores;
    }

    /// <summary>The cores that this process may use: <c>Cpus_allowed_list: 0-3,6</c>.</summary>
    private static List<int> Allowed()
    {
        string list = File.ReadLines("/proc/self/status").First(line => line.StartsWith("Cpus_allowed_list:", StringComparison.Ordinal)).Split(':')[1].Trim();
        var cores = new List<int>();
        foreach (string range in list.Split(','))
        {
            int[] ends = [.. range.Split('-').Select(end => int.Parse(end, CultureInfo.InvariantCulture))];
            cores.AddRange(Enumerable.Range(ends[0], ends[^1] - ends[0] + 1));
        }

        return cores;
    }
}
