using System.Collections.Immutable;
using System.Linq;
using DslNets.Compiler.Model;
using DslNets.Compiler.Shapes;
using Microsoft.CodeAnalysis;

namespace DslNets.Generators.Analysis;

/// <summary>The diagnostics: one for each rule of the compiler.</summary>
public static class Descriptors
{
    /// <summary>The place of a message where a problem inside a block says in which layer; behind all that a rule fills in.</summary>
    private const int PlaceOfBlock = 9;

    private const string Pages = "https://github.com/dslnets/dslnets/blob/main/docs/diagnostics/";

    /// <summary>All that are reported; what the C# compiler reports itself is not among them.</summary>
    public static readonly ImmutableArray<DiagnosticDescriptor> All =
        Rules.All.Where(rule => rule.Code != ProblemCode.Unreadable).Select(Row).ToImmutableArray();

    private static readonly ImmutableDictionary<string, DiagnosticDescriptor> ById = All.ToImmutableDictionary(descriptor => descriptor.Id);

    public static DiagnosticDescriptor Of(ProblemCode code) => ById[Rules.Of(code).Id];

    /// <summary>What fills the places of a message.</summary>
    /// <param name="place">Where inside a block, or "".</param>
    public static object[] Arguments(EquatableArray<string> details, string place)
    {
        object[] arguments = Enumerable.Repeat<object>("", PlaceOfBlock + 1).ToArray();
        details.ToArray<object>().CopyTo(arguments, 0);
        arguments[PlaceOfBlock] = place;
        return arguments;
    }

    private static DiagnosticDescriptor Row(Rule rule) => new(
        rule.Id,
        rule.Title,
        rule.Message + "{9}",
        "DslNets." + Area(rule.Code),
        SeverityOf(rule),
        isEnabledByDefault: true,
        helpLinkUri: Pages + rule.Id + ".md",
        // There is no code to emit for a network with an error, so an error cannot be made a warning.
        customTags: rule.Severity == Severity.Error ? [WellKnownDiagnosticTags.NotConfigurable] : []);

    private static string Area(ProblemCode code) => ((int)code / 1000) switch
    {
        0 => "Declaration",
        1 => "Arguments",
        2 => "Shapes",
        3 => "Limits",
        _ => "Learning",
    };

    private static DiagnosticSeverity SeverityOf(Rule rule) => rule.Severity switch
    {
        Severity.Error => DiagnosticSeverity.Error,
        Severity.Warning => DiagnosticSeverity.Warning,
        _ => DiagnosticSeverity.Info,
    };
}
