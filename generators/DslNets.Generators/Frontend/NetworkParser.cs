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
        List<AttributeData> all = type.GetAttributes().Where(LanguageSymbols.IsWrittenLayer).ToList();
        List<AttributeData> layers = all
            .Where(layer => IsOn(declaration, layer))
            .OrderBy(layer => layer.ApplicationSyntaxReference!.Span.Start)
            .ToList();

        var problems = new ParseProblems();
        DeclarationRules.Check(type, declaration, all.Except(layers), problems, cancellation);
        if (LanguageSymbols.HasUnknownAttribute(type))
        {
            problems.ReportUnreadable(Problem.OfNetwork, type.Name);
        }

        var networkReader = new AttributeReader(network);
        Precision precision = networkReader.Choice("Precision", Precision.Single);
        LossModel loss = LayerReader.Loss(networkReader, new FunctionReader(type, Problem.OfNetwork, precision, compilation, problems, cancellation));
        if (!networkReader.IsReadable)
        {
            problems.ReportUnreadable(Problem.OfNetwork, type.Name);
        }

        var models = new LayerModel[layers.Count];
        for (int layer = 0; layer < models.Length; layer++)
        {
            models[layer] = new BlockReader(layer, precision, compilation, problems, cancellation).Read(type, layers[layer]);
        }

        var model = new NetworkModel(TypeReader.Read(type), precision, loss, new(models)) { Problems = problems.Items };
        return new ParsedNetwork(model, network, layers, problems.Places);
    }

    public static TypeDeclarationSyntax DeclarationOf(AttributeData attribute, CancellationToken cancellation) =>
        (TypeDeclarationSyntax)attribute.ApplicationSyntaxReference!.GetSyntax(cancellation).Parent!.Parent!;

    public static bool IsOn(TypeDeclarationSyntax declaration, AttributeData attribute) =>
        attribute.ApplicationSyntaxReference!.SyntaxTree == declaration.SyntaxTree && declaration.Span.Contains(attribute.ApplicationSyntaxReference.Span);
}
