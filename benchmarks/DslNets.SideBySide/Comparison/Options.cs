using DslNets.SideBySide.Cases;

namespace DslNets.SideBySide.Comparison;

/// <summary>What run.sh was asked for.</summary>
internal sealed record Options
{
    /// <summary>How it is called.</summary>
    public const string Usage = """
        usage: benchmarks/run.sh [--quick] [--filter NAME]
          --quick        fewer and shorter turns: under three minutes, more noise
          --filter NAME  the case of this name, or all whose names contain it
        """;

    /// <summary>The cases to run.</summary>
    public IReadOnlyList<string> Cases { get; init; } = CaseList.Matching(filter: null);

    /// <summary>The turns of each side.</summary>
    public int Rounds { get; init; } = 15;

    /// <summary>The length of a turn.</summary>
    public double TurnSeconds { get; init; } = 0.5;

    /// <summary>How long each side runs before its first turn.</summary>
    public double WarmUpSeconds { get; init; } = 1.5;

    /// <summary>How long to wait for an idle core at most.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>The file with the results, if they are to be written.</summary>
    public string ResultPath { get; init; } = "latest.json";

    /// <summary>The path of libonnxruntime.so; null when it could not be had.</summary>
    public string? OnnxRuntimeLibrary { get; init; }

    /// <summary>The Python that has PyTorch; null when it could not be had.</summary>
    public string? Python { get; init; }

    /// <summary>Reads the arguments.</summary>
    /// <exception cref="FormatException">An argument is unknown or incomplete, or the filter fits no case.</exception>
    public static Options Parse(IReadOnlyList<string> arguments)
    {
        var options = new Options();
        for (int index = 0; index < arguments.Count; index++)
        {
            string Value() => index + 1 < arguments.Count ? arguments[++index] : throw new FormatException($"{arguments[index]} needs a value.");
            options = arguments[index] switch
            {
                "--quick" => options with { Rounds = 5, TurnSeconds = 0.2, WarmUpSeconds = 0.7, Patience = TimeSpan.FromSeconds(20) },
                "--filter" => options with { Cases = Matching(Value()) },
                "--results" => options with { ResultPath = Value() },
                "--onnxruntime" => options with { OnnxRuntimeLibrary = Value() },
                "--python" => options with { Python = Value() },
                string unknown => throw new FormatException($"unknown argument {unknown}"),
            };
        }

        return options;
    }

    private static IReadOnlyList<string> Matching(string filter)
    {
        IReadOnlyList<string> cases = CaseList.Matching(filter);
        return cases.Count > 0 ? cases : throw new FormatException($"No case is called {filter}. The cases: {string.Join(", ", CaseList.Names)}");
    }
}
