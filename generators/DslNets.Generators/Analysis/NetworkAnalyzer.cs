using System.Collections.Generic;
using System.Collections.Immutable;
using System.Globalization;
using System.Linq;
using System.Threading;
using DslNets.Compiler.Model;
using DslNets.Compiler.Shapes;
using DslNets.Generators.Frontend;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace DslNets.Generators.Analysis;

/// <summary>Reports what is wrong with a network, each problem at the very argument. It asks the same parser and resolver as the generator.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class NetworkAnalyzer : DiagnosticAnalyzer
{
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => Descriptors.All;

    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterCompilationStartAction(static start =>
        {
            if (start.Compilation.GetTypesByMetadataName(LanguageSymbols.NetworkAttribute).Length > 0)
            {
                start.RegisterSymbolAction(Analyze, SymbolKind.NamedType);
            }
        });
    }

    private static void Analyze(SymbolAnalysisContext context)
    {
        var type = (INamedTypeSymbol)context.Symbol;
        IEnumerable<Diagnostic> diagnostics = LanguageSymbols.NetworkAttributeOf(type) is AttributeData network
            ? Check(NetworkParser.Parse(type, network, context.Compilation, context.CancellationToken), context.CancellationToken)
            : LanguageSymbols.BlockAttributeOf(type) is AttributeData block ? CheckParts(type, block, context.CancellationToken)
            : CheckLayersWithoutNetwork(type, context.CancellationToken);
        foreach (Diagnostic diagnostic in diagnostics)
        {
            context.ReportDiagnostic(diagnostic);
        }
    }

    private static IEnumerable<Diagnostic> Check(ParsedNetwork network, CancellationToken cancellation) =>
        NetworkResolver.Resolve(network.Model).Problems
            .Where(problem => problem.Code != ProblemCode.Unreadable)
            .Select(problem => (problem.Block, Diagnostic: Place(problem, network, cancellation)))
            // Two layers may use one function, and a block may be repeated; what is wrong with it is said once.
            .GroupBy(found => (found.Diagnostic.Id, found.Diagnostic.Location, found.Block ?? found.Diagnostic.GetMessage(CultureInfo.InvariantCulture)))
            .Select(same => same.First().Diagnostic);

    private static Diagnostic Place(Problem problem, ParsedNetwork network, CancellationToken cancellation)
    {
        AttributeData attribute = problem.Layer == Problem.OfNetwork ? network.Network : network.Layers[problem.Layer];
        Location place = network.Places.TryGetValue(problem, out Location? known)
            ? known
            : ArgumentLocations.Locate(attribute, problem.Argument, problem.ArgumentIndex, cancellation);
        Location[] related = problem.Related < 0 ? [] : [NameOf(network.Layers[problem.Related], cancellation)];

        var properties = ImmutableDictionary<string, string?>.Empty;
        if (problem.Argument is not null)
        {
            properties = properties.Add(DiagnosticProperties.Argument, problem.Argument);
        }

        if (problem.Replacement is not null)
        {
            properties = properties.Add(DiagnosticProperties.Replacement, problem.Replacement);
        }

        return Diagnostic.Create(Descriptors.Of(problem.Code), place, related, properties, Descriptors.Arguments(problem.Details, problem.Place));
    }

    /// <summary>What is wrong with the layers of a block shows where it is used; those on another part no use would see.</summary>
    private static IEnumerable<Diagnostic> CheckParts(INamedTypeSymbol type, AttributeData block, CancellationToken cancellation) => type.GetAttributes()
        .Where(layer => LanguageSymbols.IsWrittenLayer(layer) && !NetworkParser.IsOn(NetworkParser.DeclarationOf(block, cancellation), layer))
        .Select(layer => Diagnostic.Create(
            Descriptors.Of(ProblemCode.LayersOnAnotherPart),
            NameOf(layer, cancellation),
            Descriptors.Arguments(EquatableArray.Of(type.Name, $"[{layer.ApplicationSyntaxReference!.GetSyntax(cancellation)}]"), place: "")));

    private static IEnumerable<Diagnostic> CheckLayersWithoutNetwork(INamedTypeSymbol type, CancellationToken cancellation)
    {
        AttributeData? first = type.GetAttributes().FirstOrDefault(LanguageSymbols.IsWrittenLayer);
        if (first is null || LanguageSymbols.HasUnknownAttribute(type))
        {
            return [];
        }

        SyntaxNode attribute = first.ApplicationSyntaxReference!.GetSyntax(cancellation);
        return [Diagnostic.Create(Descriptors.Of(ProblemCode.LayersWithoutNetwork), NameOf(first, cancellation), Descriptors.Arguments(EquatableArray.Of(type.Name, $"[{attribute}]"), place: ""))];
    }

    private static Location NameOf(AttributeData attribute, CancellationToken cancellation) =>
        ((AttributeSyntax)attribute.ApplicationSyntaxReference!.GetSyntax(cancellation)).Name.GetLocation();
}
