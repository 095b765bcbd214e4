using DslNets.Testing;
using Microsoft.CodeAnalysis;

namespace DslNets.Documentation.Tests;

/// <summary>The page of a diagnostic shows an example that has it, and the remedy.</summary>
public class DiagnosticPageTests
{
    public static TheoryData<string> Pages => [.. Repository.DiagnosticPages];

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task The_example_has_the_diagnostic_and_the_remedy_has_not(string path)
    {
        string id = Path.GetFileNameWithoutExtension(path);
        string[] examples = [.. Page.Read(path).Examples];
        Assert.Equal(2, examples.Length);

        Assert.Contains(await AnalyzerRun.DiagnosticsAsync(NetworkCompilation.Create(examples[0])), diagnostic => diagnostic.Id == id);

        Compilation remedy = NetworkCompilation.Create(examples[1]);
        Assert.DoesNotContain(await AnalyzerRun.DiagnosticsAsync(remedy), diagnostic => diagnostic.Id == id || diagnostic.Severity >= DiagnosticSeverity.Warning);
        Assert.DoesNotContain(IncrementalRun.Of(examples[1]).Output.GetDiagnostics(), diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning);
    }
}
