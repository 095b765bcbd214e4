namespace DslNets.Networks.Tests;

/// <summary>The network classes of this project by their names.</summary>
internal static class NetworkTypes
{
    private const string DoubleEnding = "NetDouble";
    private const string SingleEnding = "Net";

    /// <summary>The names of the networks that are declared in both precisions.</summary>
    public static IReadOnlyList<string> Names { get; } =
    [
        .. typeof(NetworkTypes).Assembly.GetTypes().Select(type => type.Name).Where(name => name.EndsWith(DoubleEnding, StringComparison.Ordinal))
            .Select(name => name[..^DoubleEnding.Length]).Order(StringComparer.Ordinal),
    ];

    public static Type Double(string name) => Find(name + DoubleEnding);

    public static Type Single(string name) => Find(name + SingleEnding);

    private static Type Find(string name) => typeof(NetworkTypes).Assembly.GetType($"{typeof(NetworkTypes).Namespace}.Networks.{name}", throwOnError: true)!;
}
