using System.Collections.Immutable;
using System.Globalization;
using DslNets.Generators.Analysis;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace DslNets.Testing;

/// <summary>Runs the analyzer on users' sources.</summary>
public static class AnalyzerRun
{
    /// <summary>Asserts that the analyzer reports what the marks say, there and nowhere else.</summary>
    public static async Task<IReadOnlyList<Diagnostic>> VerifyAsync(string markup)
    {
        MarkupSource source = MarkupSource.Parse(markup);
        IReadOnlyList<Diagnostic> diagnostics = await DiagnosticsAsync(NetworkCompilation.Create(source.Text));
        ExpectedDiagnostic[] actual = [.. ExpectedDiagnostic.InOrder(diagnostics.Select(diagnostic => new ExpectedDiagnostic(diagnostic.Id, diagnostic.Location.SourceSpan)))];
        Assert.True(
            actual.SequenceEqual(source.Expected),
            $"""
            Expected:
            {markup}

            Actual:
            {MarkupSource.Annotate(source.Text, actual)}

            {string.Join('\n', diagnostics)}
            """);
        Assert.All(diagnostics, diagnostic => Assert.DoesNotMatch(@"\{\d", diagnostic.GetMessage(CultureInfo.InvariantCulture)));
        return diagnostics;
    }

    /// <summary>What the analyzer reports, in order of places; what #pragma and SuppressMessage silence is left out.</summary>
    public static async Task<IReadOnlyList<Diagnostic>> DiagnosticsAsync(Compilation compilation)
    {
        DiagnosticAnalyzer analyzer = new NetworkAnalyzer();
        ImmutableArray<Diagnostic> diagnostics = await compilation.WithAnalyzers([analyzer]).GetAnalyzerDiagnosticsAsync();
        Assert.DoesNotContain(diagnostics, diagnostic => diagnostic.Id == "AD0001");
        return
        [
            .. diagnostics
                .Where(diagnostic => !diagnostic.IsSuppressed)
                .OrderBy(diagnostic => diagnostic.Location.SourceTree?.FilePath, StringComparer.Ordinal)
                .ThenBy(diagnostic => diagnostic.Location.SourceSpan)
                .ThenBy(diagnostic => diagnostic.Id, StringComparer.Ordinal),
        ];
    }
}
