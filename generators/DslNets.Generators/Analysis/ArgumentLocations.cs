using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace DslNets.Generators.Analysis;

/// <summary>Finds where an argument of an attribute stands in the source.</summary>
internal static class ArgumentLocations
{
    private static readonly string[] Parts = ["Height", "Width", "Top", "Bottom", "Left", "Right"];

    /// <summary>The expression of an argument; the attribute's name when the argument was left out, or for the attribute as a whole.</summary>
    /// <param name="argument">The name of a parameter of the constructor or of a property.</param>
    /// <param name="index">Which of the values of a <c>params</c> argument.</param>
    public static Location Locate(AttributeData attribute, string? argument, int index, CancellationToken cancellation)
    {
        var syntax = (AttributeSyntax)attribute.ApplicationSyntaxReference!.GetSyntax(cancellation);
        IEnumerable<AttributeArgumentSyntax> arguments = syntax.ArgumentList?.Arguments ?? [];
        ImmutableArray<IParameterSymbol> parameters = attribute.AttributeConstructor?.Parameters ?? ImmutableArray<IParameterSymbol>.Empty;

        List<ExpressionSyntax> found = Find(argument);
        if (found.Count == 0 && argument is not null)
        {
            found = Find(CommonOf(argument));
        }

        return found.Count switch
        {
            0 => syntax.Name.GetLocation(),
            1 => (ElementOf(found[0], index) ?? found[0]).GetLocation(),
            _ => found[index].GetLocation(),
        };

        List<ExpressionSyntax> Find(string? name) => arguments
            .Where((candidate, position) => NameOf(candidate, position, parameters) == name)
            .Select(candidate => candidate.Expression)
            .ToList();
    }

    /// <summary>The argument that says for all sides or directions what another says for one: <c>Stride</c> for <c>StrideHeight</c>, <c>sides</c> for <c>Top</c>.</summary>
    private static string CommonOf(string argument)
    {
        string? part = Parts.FirstOrDefault(end => argument.EndsWith(end, StringComparison.Ordinal));
        return part is null ? argument : argument.Length == part.Length ? "sides" : argument.Substring(0, argument.Length - part.Length);
    }

    /// <summary>The parameter or property that an argument sets: <c>name: value</c>, <c>Name = value</c>, or by position, where the last parameter takes all that follow.</summary>
    private static string? NameOf(AttributeArgumentSyntax argument, int position, ImmutableArray<IParameterSymbol> parameters)
    {
        if ((argument.NameColon?.Name ?? argument.NameEquals?.Name) is IdentifierNameSyntax name)
        {
            return name.Identifier.ValueText;
        }

        if (position < parameters.Length)
        {
            return parameters[position].Name;
        }

        return parameters.LastOrDefault() is { IsParams: true } last ? last.Name : null;
    }

    /// <summary>The value of a <c>params</c> argument that is written as an array.</summary>
    private static SyntaxNode? ElementOf(ExpressionSyntax expression, int index)
    {
        IEnumerable<SyntaxNode>? elements = expression switch
        {
            ArrayCreationExpressionSyntax array => array.Initializer?.Expressions,
            ImplicitArrayCreationExpressionSyntax array => array.Initializer.Expressions,
            CollectionExpressionSyntax collection => collection.Elements,
            _ => null,
        };
        return elements?.ElementAtOrDefault(index);
    }
}
