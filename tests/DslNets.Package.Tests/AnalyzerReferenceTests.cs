namespace DslNets.Package.Tests;

/// <summary>
/// A compiler does not load an analyzer that was built against a newer Roslyn than its own (CS9057), so every reference has to be one that the oldest supported host provides:
/// the SDK 8.0.100 with Roslyn 4.8.
/// </summary>
public class AnalyzerReferenceTests
{
    private static readonly Dictionary<string, Version> ProvidedByTheOldestHost = new()
    {
        ["netstandard"] = new(2, 0, 0, 0),
        ["Microsoft.CodeAnalysis"] = new(4, 8, 0, 0),
        ["Microsoft.CodeAnalysis.CSharp"] = new(4, 8, 0, 0),
        ["Microsoft.CodeAnalysis.Workspaces"] = new(4, 5, 0, 0),
        ["Microsoft.CodeAnalysis.CSharp.Workspaces"] = new(4, 5, 0, 0),
        ["System.Collections.Immutable"] = new(7, 0, 0, 0),
    };

    [Theory]
    [InlineData("DslNets.Compiler.dll")]
    [InlineData("DslNets.Generators.dll")]
    [InlineData("DslNets.CodeFixes.dll")]
    public void Every_reference_is_provided_by_the_oldest_host(string assembly)
    {
        foreach ((string name, Version version) in Package.ReferencesOf(Package.AnalyzerFolder + assembly).Where(reference => reference.Key != "DslNets.Compiler"))
        {
            Assert.True(ProvidedByTheOldestHost.TryGetValue(name, out Version? newest), $"{assembly} refers to {name}, which no host is known to provide.");
            Assert.True(version <= newest, $"{assembly} refers to {name} {version}; the oldest host has {newest}.");
        }
    }

    [Fact]
    public void The_compiler_knows_no_Roslyn() => Assert.Equal(["netstandard"], Package.ReferencesOf(Package.AnalyzerFolder + "DslNets.Compiler.dll").Keys);

    [Fact]
    public void The_code_fixes_refer_to_nothing_of_ours() =>
        Assert.DoesNotContain(Package.ReferencesOf(Package.AnalyzerFolder + "DslNets.CodeFixes.dll").Keys, name => name.StartsWith("DslNets", StringComparison.Ordinal));
}
