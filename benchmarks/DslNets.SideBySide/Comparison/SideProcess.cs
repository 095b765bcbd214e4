using System.Diagnostics;
using System.Globalization;
using DslNets.SideBySide.Sides;

namespace DslNets.SideBySide.Comparison;

/// <summary>A side in a process of its own, pinned to cores. It works only while a request is answered, so that never two sides run at once.</summary>
internal sealed class SideProcess : IDisposable
{
    private readonly Process _process;

    private SideProcess(Process process, string name)
    {
        _process = process;
        Name = name;
    }

    /// <summary>What the side is, with its version.</summary>
    public string Name { get; }

    /// <summary>Starts a side.</summary>
    /// <param name="cores">The cores it may use.</param>
    /// <param name="command">The program and its arguments.</param>
    /// <param name="environment">Variables to set, or to remove when null.</param>
    public static SideProcess Start(IReadOnlyList<int> cores, IEnumerable<string> command, IReadOnlyDictionary<string, string?> environment)
    {
        var start = new ProcessStartInfo("taskset", ["-c", string.Join(',', cores), .. command]) { RedirectStandardInput = true, RedirectStandardOutput = true };
        foreach ((string name, string? value) in environment)
        {
            start.Environment[name] = value;
        }

        Process process = Process.Start(start)!;
        string? hello = process.StandardOutput.ReadLine();
        if (hello is null || !hello.StartsWith("hello ", StringComparison.Ordinal))
        {
            process.Dispose();
            throw new SideFailedException($"{string.Join(' ', command)} did not start.");
        }

        return new SideProcess(process, hello["hello ".Length..]);
    }

    /// <summary>Makes a case ready and warms it up.</summary>
    /// <returns>The variant that the side chose, and the values that both sides must compute alike.</returns>
    public (string Variant, double[] Check) Prepare(string caseName, string directory, double warmUpSeconds)
    {
        string[] reply = Ask($"prepare {caseName} {directory} {Text(warmUpSeconds)}").Split('\t');
        return (reply[1], [.. reply[2].Split(' ').Select(Number)]);
    }

    /// <summary>Runs the prepared case for one turn.</summary>
    public Turn Run(double seconds)
    {
        string[] reply = Ask($"run {Text(seconds)}").Split(' ');
        return new Turn(Number(reply[1]), Number(reply[2]));
    }

    /// <summary>Measures the peak of the core.</summary>
    public double Peak(double seconds) => Number(Ask($"peak {Text(seconds)}").Split(' ')[1]);

    /// <summary>Ends the process.</summary>
    public void Dispose()
    {
        _process.StandardInput.Close();
        _process.WaitForExit();
        _process.Dispose();
    }

    private string Ask(string request)
    {
        _process.StandardInput.Write(request + '\n');
        _process.StandardInput.Flush();
        string reply = _process.StandardOutput.ReadLine() ?? throw new SideFailedException($"{Name} ended.");
        return reply.StartsWith("error ", StringComparison.Ordinal) ? throw new SideFailedException($"{Name}: {reply["error ".Length..]}") : reply;
    }

    private static string Text(double value) => value.ToString("R", CultureInfo.InvariantCulture);

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);
}
