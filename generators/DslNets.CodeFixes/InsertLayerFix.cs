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
    public override ImmutableArray<string> FixableDiagnosticIds => ImmutableArray.Create(DiagnosticIds.DenseOnImage, DiagnosticIds.LayerNeedsPositions);

    protected override (string Title, SyntaxNode Changed)? Fix(SyntaxNode root, Diagnostic diagnostic)
    {
        if (!diagnostic.Properties.TryGetValue(DiagnosticProperties.Replacement, out string? text)
            || text is null
            || root.FindNode(diagnostic.Location.SourceSpan).FirstAncestorOrSelf<AttributeSyntax>() is not { Parent: AttributeListSyntax list } attribute)
        {
            return null;
        }

        AttributeSyntax inserted = Parse(text);
        AttributeSyntax below = attribute;
        if (attribute.ArgumentList?.Arguments.FirstOrDefault(argument => argument.NameEquals?.Name.Identifier.ValueText == "From") is AttributeArgumentSyntax from)
        {
            // What is inserted reads in its place.
            inserted = inserted.AddArgumentListArguments(from.WithoutTrivia());
            if (inserted.ArgumentList!.Arguments.Count > 1)
            {
                inserted = Parse(inserted.ToString().Replace(",From", ", From"));
            }

            below = attribute.RemoveNode(from, SyntaxRemoveOptions.KeepNoTrivia)!;
            below = below.ArgumentList!.Arguments.Count == 0 ? below.WithArgumentList(null) : below;
        }

        return ($"Insert [{inserted}]", list.Attributes.Count == 1 ? InsertList(root, list, inserted, below) : InsertAttribute(root, list, attribute, inserted, below));
    }

    /// <summary>In a list of its own, as the layer below has one.</summary>
    private static SyntaxNode InsertList(SyntaxNode root, AttributeListSyntax list, AttributeSyntax inserted, AttributeSyntax below)
    {
        bool isFirstOnLine = list.GetFirstToken().GetPreviousToken().TrailingTrivia.Concat(list.GetLeadingTrivia()).Any(trivia => trivia.IsKind(SyntaxKind.EndOfLineTrivia));
        SyntaxTriviaList indentation = SyntaxFactory.TriviaList(list.GetLeadingTrivia().Reverse().TakeWhile(trivia => trivia.IsKind(SyntaxKind.WhitespaceTrivia)));
        AttributeListSyntax above = SyntaxFactory.AttributeList(SyntaxFactory.SingletonSeparatedList(inserted))
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

    private static AttributeSyntax Parse(string text) =>
        ((CompilationUnitSyntax)SyntaxFactory.ParseSyntaxTree($"[assembly: {text}]").GetRoot()).AttributeLists[0].Attributes[0].WithoutTrivia();
}
