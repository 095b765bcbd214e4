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

    public static bool IsLayer(AttributeData attribute)
    {
        // Layers that share properties have a base class of their own.
        INamedTypeSymbol? type = attribute.AttributeClass?.BaseType;
        while (type is not null && !IsOfLanguage(type, "LayerAttribute"))
        {
            type = type.BaseType;
        }

        return type is not null && attribute.ApplicationSyntaxReference is not null;
    }

    private static bool IsOfLanguage(INamedTypeSymbol? type, string name) =>
        type?.Name == name && type.ContainingNamespace is { Name: "DslNets", ContainingNamespace.IsGlobalNamespace: true };
}
