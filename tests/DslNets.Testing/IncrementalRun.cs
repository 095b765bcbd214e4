using System.Collections.Immutable;
using DslNets.Generators;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace DslNets.Testing;

/// <summary>Runs the generator again and again on edited compilations, as an editor does, and tells what each edit made it do again.</summary>
public sealed class IncrementalRun
{
    private GeneratorDriver _driver = CSharpGeneratorDriver.Create(
        [new NetworkGenerator().AsSourceGenerator()],
        parseOptions: NetworkCompilation.ParseOptions,
        driverOptions: new GeneratorDriverOptions(IncrementalGeneratorOutputKind.None, trackIncrementalGeneratorSteps: true));

    /// <summary>What the last run gave.</summary>
    public GeneratorRunResult Result => _driver.GetRunResult().Results.Single();

    /// <summary>The files of the last run.</summary>
    public IReadOnlyList<GeneratedSourceResult> Sources => Result.GeneratedSources;

    /// <summary>The compilation of the last run with the generated files.</summary>
    public Compilation Output { get; private set; } = NetworkCompilation.Create();

    public static IncrementalRun Of(params string[] sources)
    {
        var run = new IncrementalRun();
        run.Run(NetworkCompilation.Create(sources));
        return run;
    }

    public void Run(Compilation compilation)
    {
        _driver = _driver.WithUpdatedParseOptions(compilation.SyntaxTrees.First().Options).RunGeneratorsAndUpdateCompilation(compilation, out Compilation output, out _);
        Output = output;
        if (Result.Exception is Exception exception)
        {
            throw new InvalidOperationException("The generator failed.", exception);
        }
    }

    /// <summary>Why each value of a stage was made, in the order of the networks.</summary>
    public IReadOnlyList<IncrementalStepRunReason> Reasons(string stage) => [.. Steps(stage).SelectMany(step => step.Outputs).Select(output => output.Reason)];

    /// <summary>Every value that stays in the pipeline between runs.</summary>
    public IEnumerable<object> Values(string stage) => Steps(stage).SelectMany(step => step.Outputs).Select(output => output.Value);

    private ImmutableArray<IncrementalGeneratorRunStep> Steps(string stage) =>
        Result.TrackedSteps.TryGetValue(stage, out var steps) || Result.TrackedOutputSteps.TryGetValue(stage, out steps) ? steps : [];
}
