using System.Collections.Immutable;
using DslNets.Generators.Analysis;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace DslNets.CodeFixes;

/// <summary>Removes an argument that has no effect or no place.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
public sealed class RemoveArgumentFix : NetworkFix
{
    public override ImmutableArray<string> FixableDiagnosticIds => ImmutableArray.Create(
        DiagnosticIds.AlphaWithoutEffect,
        DiagnosticIds.InitializerScaleWithoutEffect,
        DiagnosticIds.BiasInitializerWithoutBias,
        DiagnosticIds.LossParameterWithoutEffect,
        DiagnosticIds.NetworkLossUnused,
        DiagnosticIds.SideWithoutEffect,
        DiagnosticIds.BlockArgumentWithoutEffect,
        DiagnosticIds.FromOnInput,
        DiagnosticIds.NameIsFirstArgument);

    protected override (string Title, SyntaxNode Changed)? Fix(SyntaxNode root, Diagnostic diagnostic)
    {
        var argument = root.FindNode(diagnostic.Location.SourceSpan).FirstAncestorOrSelf<AttributeArgumentSyntax>();
        if (argument?.Parent is not AttributeArgumentListSyntax list)
        {
            return null;
        }

        SyntaxNode changed = list.Arguments.Count == 1
            ? root.RemoveNode(list, SyntaxRemoveOptions.KeepNoTrivia)!
            : root.ReplaceNode(list, list.WithArguments(list.Arguments.Remove(argument)));
        return ($"Remove {argument}", changed);
    }
}
