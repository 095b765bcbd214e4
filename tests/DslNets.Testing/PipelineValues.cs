using System.Collections;
using System.Reflection;
using Microsoft.CodeAnalysis;

namespace DslNets.Testing;

/// <summary>Walks what the generator keeps between runs: one symbol in it would keep a whole compilation in memory and spoil the cache.</summary>
public static class PipelineValues
{
    public static void AssertPlain(object value) => Walk(value, value.GetType().Name, new HashSet<object>(ReferenceEqualityComparer.Instance));

    private static void Walk(object? value, string path, HashSet<object> seen)
    {
        if (value is null || value is string || value.GetType().IsPrimitive || value.GetType().IsEnum || !seen.Add(value))
        {
            return;
        }

        Assert.False(HoldsTheCompilation(value), $"{path} is a {value.GetType()}");
        if (value is IEnumerable items)
        {
            foreach (object? item in items)
            {
                Walk(item, path + "[]", seen);
            }
        }

        for (Type? type = value.GetType(); type is not null; type = type.BaseType)
        {
            foreach (FieldInfo field in type.GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly))
            {
                Walk(field.GetValue(value), $"{path}.{field.Name}", seen);
            }
        }
    }

    private static bool HoldsTheCompilation(object value) =>
        value is ISymbol or Compilation or SemanticModel or SyntaxNode or SyntaxTree or SyntaxReference or Location or AttributeData or IOperation or Delegate;
}
