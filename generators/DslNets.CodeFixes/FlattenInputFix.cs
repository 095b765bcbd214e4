using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using DslNets.Generators.Analysis;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace DslNets.CodeFixes;

/// <summary>Makes an input that is read as a vector one: <c>[Input(28, 28, 1)]</c> becomes <c>[Input(784)]</c>.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
public sealed class FlattenInputFix : NetworkFix
{
    public override ImmutableArray<string> FixableDiagnosticIds => ImmutableArray.Create(DiagnosticIds.LayerNeedsVector);

    protected override (string Title, SyntaxNode Changed)? Fix(SyntaxNode root, Diagnostic diagnostic)
    {
        if (!diagnostic.Properties.TryGetValue(DiagnosticProperties.Replacement, out string? features)
            || features is null
            || diagnostic.AdditionalLocations.Count != 1
            || diagnostic.AdditionalLocations[0].SourceTree != root.SyntaxTree
            || root.FindNode(diagnostic.AdditionalLocations[0].SourceSpan).FirstAncestorOrSelf<AttributeSyntax>() is not { ArgumentList: { } list } input)
        {
            return null;
        }

        AttributeArgumentSyntax flat = SyntaxFactory.AttributeArgument(SyntaxFactory.ParseExpression(features));
        IEnumerable<AttributeArgumentSyntax> named = list.Arguments.Where(argument => argument.NameEquals is not null);
        SeparatedSyntaxList<AttributeArgumentSyntax> arguments = SyntaxFactory.SeparatedList(
            new[] { flat }.Concat(named),
            named.Select(_ => SyntaxFactory.Token(SyntaxKind.CommaToken).WithTrailingTrivia(SyntaxFactory.Space)));
        AttributeSyntax changed = input.WithArgumentList(list.WithArguments(arguments));
        return ($"Write [{changed.WithoutTrivia()}]", root.ReplaceNode(input, changed));
    }
}
