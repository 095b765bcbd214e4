using Microsoft.CodeAnalysis.Text;

namespace DslNets.Testing;

/// <summary>A diagnostic's id and place.</summary>
public sealed record ExpectedDiagnostic(string Id, TextSpan Span)
{
    public static IEnumerable<ExpectedDiagnostic> InOrder(IEnumerable<ExpectedDiagnostic> diagnostics) =>
        diagnostics.OrderBy(diagnostic => diagnostic.Span).ThenBy(diagnostic => diagnostic.Id, StringComparer.Ordinal);
}
