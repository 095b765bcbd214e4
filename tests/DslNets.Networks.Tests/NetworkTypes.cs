using System.Reflection;
using DslNets.Networks.Tests.Networks;

namespace DslNets.Networks.Tests;

/// <summary>The network classes of this project, and of those that hold the networks of the goldens, by their names.</summary>
internal static class NetworkTypes
{
    private const string DoubleEnding = "NetDouble";
    private const string SingleEnding = "Net";

    private static readonly Assembly[] Assemblies = [typeof(IdentityNetDouble).Assembly, typeof(IdentityNet).Assembly, typeof(NetworkTypes).Assembly];

    /// <summary>The names of the networks that are declared in both precisions.</summary>
    public static IReadOnlyList<string> Names { get; } =
    [
        .. Assemblies.SelectMany(assembly => assembly.GetTypes()).Select(type => type.Name).Where(name => name.EndsWith(DoubleEnding, StringComparison.Ordinal))
            .Select(name => name[..^DoubleEnding.Length]).Order(StringComparer.Ordinal),
    ];

    public static Type Double(string name) => Find(name + DoubleEnding);

    public static Type Single(string name) => Find(name + SingleEnding);

    private static Type Find(string name) =>
        Assemblies.Select(assembly => assembly.GetType($"{typeof(NetworkTypes).Namespace}.Networks.{name}")).SingleOrDefault(type => type is not null)
        ?? throw new ArgumentException($"No network is called {name}.", nameof(name));
}
