using System.Text.Json;
using DslNets.SideBySide.Cases;

namespace DslNets.SideBySide.Comparison;

/// <summary>Runs all cases asked for, and writes the results.</summary>
internal static class SideBySideRun
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { WriteIndented = true, NewLine = "\n" };

    /// <summary>Runs the cases.</summary>
    /// <returns>0, or 1 when a case failed.</returns>
    public static int Run(Options options)
    {
        Case[] cases = [.. options.Cases.Select(CaseList.Create)];
        (IReadOnlyList<int> cores, bool areIdle) = Cores.AwaitIdle(Math.Min(cases.Max(item => item.Threads), Environment.ProcessorCount), options.Patience);
        if (!areIdle)
        {
            Console.WriteLine("WARNING: the cores are not idle; these numbers mean little.");
        }

        DirectoryInfo directory = Directory.CreateTempSubdirectory("dslnets-benchmarks-");
        try
        {
            using var sides = new SideStarter(options, cores);
            Console.WriteLine($"core {cores[0]}, {options.Rounds} rounds of {options.TurnSeconds} s for each side, medians");
            ResultTable.WriteHeader();
            var results = new List<Result>();
            bool failed = false;
            foreach (Case benchmarkCase in cases)
            {
                try
                {
                    if (benchmarkCase.Threads > cores.Count)
                    {
                        throw new SideFailedException($"{benchmarkCase.Threads} threads need as many cores, but there is {cores.Count}.");
                    }

                    var comparison = new CaseComparison(benchmarkCase, sides.Own(benchmarkCase.Threads), sides.Peer(benchmarkCase.Peer), options, directory.FullName);
                    Result result = comparison.Run();
                    results.Add(result);
                    ResultTable.Write(result, comparison.PeerName, comparison.DisturbedTurns);
                }
                catch (SideFailedException failure)
                {
                    failed = true;
                    ResultTable.WriteFailure(benchmarkCase.Name, failure.Message);
                }
            }

            Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(options.ResultPath))!);
            File.WriteAllText(options.ResultPath, JsonSerializer.Serialize(results, Json) + "\n");
            Console.WriteLine($"written to {options.ResultPath}");
            return failed ? 1 : 0;
        }
        finally
        {
            directory.Delete(recursive: true);
        }
    }
}
