using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using DslNets.Generators.Analysis;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace DslNets.CodeFixes;

/// <summary>Inserts the layer that gives values the shape which the layer below it needs: <c>[Flatten]</c> above <c>[Dense(10)]</c>.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
public sealed class InsertLayerFix : NetworkFix
{
    public override ImmutableArray<string> FixableDiagnosticIds => ImmutableArray.Create(DiagnosticIds.DenseOnImage, DiagnosticIds.LayerNeedsPositions, DiagnosticIds.LayerNeedsVector);

    protected override (string Title, SyntaxNode Changed)? Fix(SyntaxNode root, Diagnostic diagnostic)
    {
        if (!diagnostic.Properties.TryGetValue(DiagnosticProperties.Replacement, out string? text)
            || text is null
            || root.FindNode(diagnostic.Location.SourceSpan).FirstAncestorOrSelf<AttributeSyntax>() is not { Parent: AttributeListSyntax list } attribute)
        {
            return null;
        }

        AttributeSyntax below = attribute;
        if (attribute.ArgumentList?.Arguments.FirstOrDefault(argument => argument.NameEquals?.Name.Identifier.ValueText == "From") is AttributeArgumentSyntax from)
        {
            // What is inserted reads in its place.
            text = text.EndsWith(")", StringComparison.Ordinal) ? $"{text.Substring(0, text.Length - 1)}, {from})" : $"{text}({from})";
            below = attribute.RemoveNode(from, SyntaxRemoveOptions.KeepNoTrivia)!;
            below = below.ArgumentList!.Arguments.Count == 0 ? below.WithArgumentList(null) : below;
        }

        AttributeListSyntax above = Parse(text);
        return ($"Insert {above}", list.Attributes.Count == 1 ? InsertList(root, list, above, below) : InsertAttribute(root, list, attribute, above.Attributes[0], below));
    }

    /// <summary>In a list of its own, as the layer below has one.</summary>
    private static SyntaxNode InsertList(SyntaxNode root, AttributeListSyntax list, AttributeListSyntax above, AttributeSyntax below)
    {
        bool isFirstOnLine = list.GetFirstToken().GetPreviousToken().TrailingTrivia.Concat(list.GetLeadingTrivia()).Any(trivia => trivia.IsKind(SyntaxKind.EndOfLineTrivia));
        SyntaxTriviaList indentation = SyntaxFactory.TriviaList(list.GetLeadingTrivia().Reverse().TakeWhile(trivia => trivia.IsKind(SyntaxKind.WhitespaceTrivia)));
        above = above
            .WithLeadingTrivia(list.GetLeadingTrivia())
            .WithTrailingTrivia(isFirstOnLine ? SyntaxFactory.LineFeed : SyntaxFactory.Space);
        AttributeListSyntax changed = list.ReplaceNode(list.Attributes[0], below).WithLeadingTrivia(isFirstOnLine ? indentation : default);
        return root.ReplaceNode(list, new SyntaxNode[] { above, changed });
    }

    private static SyntaxNode InsertAttribute(SyntaxNode root, AttributeListSyntax list, AttributeSyntax attribute, AttributeSyntax inserted, AttributeSyntax below)
    {
        int place = list.Attributes.IndexOf(attribute);
        IEnumerable<AttributeSyntax> attributes = list.Attributes.Replace(attribute, below.WithLeadingTrivia(SyntaxFactory.Space)).Insert(place, inserted.WithLeadingTrivia(attribute.GetLeadingTrivia()));
        return root.ReplaceNode(list, list.WithAttributes(SyntaxFactory.SeparatedList(attributes)));
    }

    /// <summary>Parsed, not made: trivia that is made would be formatted, and the attributes of a network may share a line.</summary>
    private static AttributeListSyntax Parse(string text) =>
        ((CompilationUnitSyntax)SyntaxFactory.ParseSyntaxTree($"[{text}]class Net;").GetRoot()).Members[0].AttributeLists[0];
}
