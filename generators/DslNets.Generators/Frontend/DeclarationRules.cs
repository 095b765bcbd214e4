using System.Collections.Generic;
using System.Linq;
using System.Threading;
using DslNets.Compiler.Model;
using DslNets.Compiler.Shapes;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace DslNets.Generators.Frontend;

/// <summary>The rules for the class itself.</summary>
internal static class DeclarationRules
{
    public static void Check(
        INamedTypeSymbol type, TypeDeclarationSyntax declaration, IEnumerable<AttributeData> elsewhere, ParseProblems problems, CancellationToken cancellation)
    {
        if (type.IsRecord)
        {
            Report(ProblemCode.NetworkIsRecord, declaration.Keyword, type.Name);
        }

        if (!IsPartial(type, cancellation))
        {
            Report(ProblemCode.NetworkNotPartial, declaration.Identifier, type.Name);
        }

        if (type.IsStatic)
        {
            Report(ProblemCode.NetworkIsStatic, Modifier(SyntaxKind.StaticKeyword), type.Name);
        }
        else if (type.IsAbstract)
        {
            Report(ProblemCode.NetworkIsAbstract, Modifier(SyntaxKind.AbstractKeyword), type.Name);
        }

        if (type.IsFileLocal)
        {
            Report(ProblemCode.NetworkIsFileLocal, Modifier(SyntaxKind.FileKeyword), type.Name);
        }

        for (INamedTypeSymbol? around = type; around is not null; around = around.ContainingType)
        {
            if (around.Arity > 0)
            {
                Report(ProblemCode.NetworkIsGeneric, declaration.Identifier, type.Name, around.Name);
            }

            if (!ReferenceEquals(around, type) && !IsPartial(around, cancellation))
            {
                Report(ProblemCode.ContainerNotPartial, declaration.Identifier, type.Name, around.Name, TypeReader.KeywordOf(around));
            }
        }

        foreach (AttributeData layer in elsewhere)
        {
            var attribute = (AttributeSyntax)layer.ApplicationSyntaxReference!.GetSyntax(cancellation);
            problems.Report(
                new Problem(ProblemCode.LayersOnAnotherPart, Problem.OfNetwork, Details: EquatableArray.Of(type.Name, $"[{attribute}]")), attribute.Name.GetLocation());
        }

        void Report(ProblemCode code, SyntaxToken place, params string[] details) =>
            problems.Report(new Problem(code, Problem.OfNetwork, Details: EquatableArray.Of(details)), place.GetLocation());

        // The modifier may stand on another part; then the name has to do.
        SyntaxToken Modifier(SyntaxKind kind) =>
            declaration.Modifiers.Any(kind) ? declaration.Modifiers.First(modifier => modifier.IsKind(kind)) : declaration.Identifier;
    }

    private static bool IsPartial(INamedTypeSymbol type, CancellationToken cancellation) =>
        type.DeclaringSyntaxReferences.Any(part => part.GetSyntax(cancellation) is MemberDeclarationSyntax declaration && declaration.Modifiers.Any(SyntaxKind.PartialKeyword));
}
