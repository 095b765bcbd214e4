using System.Linq;
using Microsoft.CodeAnalysis;

namespace DslNets.Generators.Frontend;

/// <summary>Recognises the attributes of the language.</summary>
internal static class LanguageSymbols
{
    public const string NetworkAttribute = "DslNets.NetworkAttribute";

    /// <summary>The [Network] attribute of a class, or null. When it stands on several parts the first counts; the C# compiler reports the others.</summary>
    public static AttributeData? NetworkAttributeOf(INamedTypeSymbol type) =>
        type.GetAttributes().FirstOrDefault(attribute => IsOfLanguage(attribute.AttributeClass, "NetworkAttribute") && attribute.ApplicationSyntaxReference is not null);

    /// <summary>The [Block] attribute of a class, or null; of a referenced library it has no syntax.</summary>
    public static AttributeData? BlockAttributeOf(INamedTypeSymbol type) =>
        type.GetAttributes().FirstOrDefault(attribute => IsOfLanguage(attribute.AttributeClass, "BlockAttribute"));

    public static bool IsWrittenLayer(AttributeData attribute) => IsLayer(attribute) && attribute.ApplicationSyntaxReference is not null;

    public static bool IsLayer(AttributeData attribute)
    {
        // Layers that share properties have a base class of their own.
        INamedTypeSymbol? type = attribute.AttributeClass?.BaseType;
        while (type is not null && !IsOfLanguage(type, "LayerAttribute"))
        {
            type = type.BaseType;
        }

        return type is not null;
    }

    /// <summary>A mistyped attribute may be a layer; without it, nothing that follows is certain.</summary>
    public static bool HasUnknownAttribute(INamedTypeSymbol type) => type.GetAttributes().Any(attribute => attribute.AttributeClass is null or IErrorTypeSymbol);

    private static bool IsOfLanguage(INamedTypeSymbol? type, string name) =>
        type?.Name == name && type.ContainingNamespace is { Name: "DslNets", ContainingNamespace.IsGlobalNamespace: true };
}
