using System.Collections.Generic;
using System.Linq;
using System.Threading;
using DslNets.Compiler.Model;
using DslNets.Compiler.Shapes;
using Microsoft.CodeAnalysis;

namespace DslNets.Generators.Frontend;

/// <summary>Reads one attribute of a network, and where it uses a block, those of the block's class, which may stand in a referenced library.</summary>
/// <param name="layer">The attribute of the network: what is wrong inside a block is told there.</param>
internal sealed class BlockReader(int layer, Precision precision, Compilation compilation, ParseProblems problems, CancellationToken cancellation)
{
    private readonly List<INamedTypeSymbol> _open = [];

    public LayerModel Read(INamedTypeSymbol type, AttributeData attribute)
    {
        cancellation.ThrowIfCancellationRequested();
        var reader = new AttributeReader(attribute);
        string name = attribute.AttributeClass!.Name;
        LayerModel model = attribute.AttributeClass.TypeArguments.Length == 1
            ? ReadUse(name, reader, attribute.AttributeClass.TypeArguments[0])
            : LayerReader.Read(name, reader, new FunctionReader(type, layer, precision, compilation, problems, cancellation));
        if (!reader.IsReadable)
        {
            problems.ReportUnreadable(layer, type.Name);
        }

        return model;
    }

    private LayerModel.Use ReadUse(string attribute, AttributeReader reader, ITypeSymbol block) =>
        new(ReadBlock(block), attribute == "RepeatAttribute" ? reader.Integer("times") : null, reader.Has("argument") ? reader.Integer("argument") : null)
        {
            IsResidual = attribute == "ResidualAttribute",
            Projects = reader.Boolean("Projection"),
            Name = reader.Text("Name"),
            From = reader.Text("From"),
            Share = reader.Text("Share"),
            Frozen = reader.Boolean("Frozen"),
        };

    private BlockModel ReadBlock(ITypeSymbol argument)
    {
        // An array, which is no block, has no name that layers could be called by.
        string name = argument.Name.Length == 0 ? "Block" : argument.Name;
        if (argument is IErrorTypeSymbol)
        {
            problems.ReportUnreadable(layer, name);
            return new BlockModel(name, default);
        }

        if (argument is not INamedTypeSymbol type || LanguageSymbols.BlockAttributeOf(type) is not AttributeData attribute)
        {
            return Refuse(ProblemCode.NotABlock, argument.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat));
        }

        int open = _open.FindIndex(other => SymbolEqualityComparer.Default.Equals(other, type));
        if (open >= 0)
        {
            return Refuse(ProblemCode.BlockUsesItself, name, string.Join(" -> ", _open.Skip(open).Append(type).Select(part => part.Name)));
        }

        if (LanguageSymbols.HasUnknownAttribute(type))
        {
            problems.ReportUnreadable(layer, name);
        }

        _open.Add(type);
        LayerModel[] layers = LayersOf(type, attribute).Select(inner => Read(type, inner)).ToArray();
        _open.RemoveAt(_open.Count - 1);
        return new BlockModel(name, new(layers));

        BlockModel Refuse(ProblemCode code, params string[] details)
        {
            problems.Report(new Problem(code, layer, Details: EquatableArray.Of(details)));
            return new BlockModel(name, default);
        }
    }

    /// <summary>The layers in the order in which they are written: on the part that has [Block], or as they stand in a library.</summary>
    private IEnumerable<AttributeData> LayersOf(INamedTypeSymbol type, AttributeData block)
    {
        IEnumerable<AttributeData> layers = type.GetAttributes().Where(LanguageSymbols.IsLayer);
        return block.ApplicationSyntaxReference is null
            ? layers
            : layers
                .Where(attribute => NetworkParser.IsOn(NetworkParser.DeclarationOf(block, cancellation), attribute))
                .OrderBy(attribute => attribute.ApplicationSyntaxReference!.Span.Start);
    }
}
