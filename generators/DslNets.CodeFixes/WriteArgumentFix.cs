using System.Collections.Immutable;
using DslNets.Generators.Analysis;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace DslNets.CodeFixes;

/// <summary>Writes the one right value of an argument: the name that was meant, the activation that fits the loss, a property that was left out.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
public sealed class WriteArgumentFix : NetworkFix
{
    public override ImmutableArray<string> FixableDiagnosticIds => ImmutableArray.Create(
        DiagnosticIds.DropoutRate,
        DiagnosticIds.UnknownLayer,
        DiagnosticIds.CustomFunctionNotFound,
        DiagnosticIds.LossNeedsClassProbabilities,
        DiagnosticIds.LossNeedsProbability,
        DiagnosticIds.LossNeedsDistribution,
        DiagnosticIds.PoissonNeedsPositive,
        DiagnosticIds.SoftmaxOnOneUnit,
        DiagnosticIds.BiasBeforeBatchNorm);

    protected override (string Title, SyntaxNode Changed)? Fix(SyntaxNode root, Diagnostic diagnostic)
    {
        if (!diagnostic.Properties.TryGetValue(DiagnosticProperties.Replacement, out string? replacement)
            || !diagnostic.Properties.TryGetValue(DiagnosticProperties.Argument, out string? argument)
            || replacement is null
            || argument is null)
        {
            return null;
        }

        ExpressionSyntax value = SyntaxFactory.ParseExpression(replacement);
        SyntaxNode node = root.FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true);
        if (node is ExpressionSyntax written && node.FirstAncestorOrSelf<AttributeArgumentSyntax>() is not null)
        {
            // Activation.Relu becomes Activation.Softmax, so that it binds without the global usings too.
            ExpressionSyntax changed = written is MemberAccessExpressionSyntax member && value is IdentifierNameSyntax name ? member.WithName(name) : value;
            return ($"Write {changed.WithoutTrivia()}", root.ReplaceNode(written, changed.WithTriviaFrom(written)));
        }

        // Left out, so the attribute's name is marked: a property can be added behind the other arguments, a positional argument cannot.
        return char.IsUpper(argument[0]) && node.FirstAncestorOrSelf<AttributeSyntax>() is AttributeSyntax attribute
            ? ($"Add {argument} = {replacement}", root.ReplaceNode(attribute, attribute.AddArgumentListArguments(Named(argument, value))))
            : null;
    }

    private static AttributeArgumentSyntax Named(string argument, ExpressionSyntax value) => SyntaxFactory
        .AttributeArgument(value)
        .WithNameEquals(SyntaxFactory.NameEquals(argument)
            .WithEqualsToken(SyntaxFactory.Token(SyntaxKind.EqualsToken).WithLeadingTrivia(SyntaxFactory.Space).WithTrailingTrivia(SyntaxFactory.Space)))
        .WithLeadingTrivia(SyntaxFactory.Space);
}
