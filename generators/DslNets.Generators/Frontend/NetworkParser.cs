using System.Collections.Generic;
using System.Linq;
using System.Threading;
using DslNets.Compiler.Model;
using DslNets.Compiler.Shapes;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace DslNets.Generators.Frontend;

/// <summary>Reads a network's model from the attributes of its class. The generator keeps the model alone; the analyzer also the places.</summary>
internal static class NetworkParser
{
    /// <summary>The model of a class with [Network]; null for a further part that has the attribute again.</summary>
    public static NetworkModel? Parse(GeneratorAttributeSyntaxContext target, CancellationToken cancellation) =>
        target.TargetSymbol is INamedTypeSymbol type
        && LanguageSymbols.NetworkAttributeOf(type) is AttributeData network
        && DeclarationOf(network, cancellation) == target.TargetNode
            ? Parse(type, network, target.SemanticModel.Compilation, cancellation).Model
            : null;

    public static ParsedNetwork Parse(INamedTypeSymbol type, AttributeData network, Compilation compilation, CancellationToken cancellation)
    {
        TypeDeclarationSyntax declaration = DeclarationOf(network, cancellation);
        List<AttributeData> all = type.GetAttributes().Where(LanguageSymbols.IsLayer).ToList();
        List<AttributeData> layers = all
            .Where(layer => IsOn(declaration, layer))
            .OrderBy(layer => layer.ApplicationSyntaxReference!.Span.Start)
            .ToList();

        var problems = new ParseProblems();
        DeclarationRules.Check(type, declaration, all.Except(layers), problems, cancellation);
        if (HasUnknownAttribute(type))
        {
            problems.ReportUnreadable(Problem.OfNetwork, type.Name);
        }

        var networkReader = new AttributeReader(network);
        Precision precision = networkReader.Choice("Precision", Precision.Single);
        LossModel loss = LayerReader.Loss(networkReader, Functions(Problem.OfNetwork));
        ReportUnlessReadable(networkReader, Problem.OfNetwork);
        var models = new LayerModel[layers.Count];
        for (int layer = 0; layer < models.Length; layer++)
        {
            var reader = new AttributeReader(layers[layer]);
            models[layer] = LayerReader.Read(layers[layer].AttributeClass!.Name, reader, Functions(layer));
            ReportUnlessReadable(reader, layer);
        }

        var model = new NetworkModel(TypeReader.Read(type), precision, loss, new(models)) { Problems = problems.Items };
        return new ParsedNetwork(model, network, layers, problems.Places);

        FunctionReader Functions(int layer) => new(type, layer, precision, compilation, problems, cancellation);

        void ReportUnlessReadable(AttributeReader reader, int layer)
        {
            if (!reader.IsReadable)
            {
                problems.ReportUnreadable(layer, type.Name);
            }
        }
    }

    private static TypeDeclarationSyntax DeclarationOf(AttributeData attribute, CancellationToken cancellation) =>
        (TypeDeclarationSyntax)attribute.ApplicationSyntaxReference!.GetSyntax(cancellation).Parent!.Parent!;

    private static bool IsOn(TypeDeclarationSyntax declaration, AttributeData attribute) =>
        attribute.ApplicationSyntaxReference!.SyntaxTree == declaration.SyntaxTree && declaration.Span.Contains(attribute.ApplicationSyntaxReference.Span);

    /// <summary>A mistyped attribute may be a layer; without it, nothing that follows is certain.</summary>
    private static bool HasUnknownAttribute(INamedTypeSymbol type) => type.GetAttributes().Any(attribute => attribute.AttributeClass is null or IErrorTypeSymbol);
}
