using DslNets.Compiler.Shapes;
using DslNets.Generators.Analysis;
using DslNets.Testing;
using Microsoft.CodeAnalysis;

namespace DslNets.Generators.Tests;

public class DiagnosticTests
{
    [Theory]
    [MemberData(nameof(DiagnosticCases.All), MemberType = typeof(DiagnosticCases))]
    public Task Every_problem_is_reported_at_its_place(string markup) => AnalyzerRun.VerifyAsync(DiagnosticCases.SourceOf(markup));
}
