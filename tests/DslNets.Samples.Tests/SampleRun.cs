using System.Diagnostics;
using System.Globalization;

namespace DslNets.Samples.Tests;

/// <summary>A sample run as a user runs it: a process of its own, with a command line.</summary>
public sealed record SampleRun(int ExitCode, string Output, string Errors)
{
    /// <summary>The lines of the output, without empty ones at its end.</summary>
    public string[] Lines => Output.TrimEnd().Split('\n');

    /// <summary>The figures of the last line.</summary>
    public IReadOnlyDictionary<string, double> Result
    {
        get
        {
            Assert.True(ExitCode == 0, Errors + Output);
            string[] words = Lines[^1].Split(' ');
            Assert.Equal("result:", words[0]);
            return words.Skip(1).Select(word => word.Split('=')).ToDictionary(pair => pair[0], pair => double.Parse(pair[1], CultureInfo.InvariantCulture));
        }
    }

    public static SampleRun Of(string sample, params string[] arguments)
    {
        string program = Path.Combine(AppContext.BaseDirectory, sample + ".dll");
        using var process = Process.Start(new ProcessStartInfo(Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet", [program, .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        Task<string> errors = process.StandardError.ReadToEndAsync();
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return new SampleRun(process.ExitCode, output.ReplaceLineEndings("\n"), errors.Result);
    }
}
