using System.IO.Compression;
using System.Xml.Linq;

namespace DslNets.Package.Tests;

public class PackageContentTests
{
    [Fact]
    public void The_package_holds_library_compiler_and_usings_and_nothing_else()
    {
        using ZipArchive package = Package.Open();
        string[] expected =
        [
            "LICENSE",
            "README.md",
            "analyzers/dotnet/cs/DslNets.CodeFixes.dll",
            "analyzers/dotnet/cs/DslNets.Compiler.dll",
            "analyzers/dotnet/cs/DslNets.Generators.dll",
            "buildTransitive/DslNets.props",
            "lib/net10.0/DslNets.dll",
            "lib/net10.0/DslNets.xml",
            "lib/net9.0/DslNets.dll",
            "lib/net9.0/DslNets.xml",
        ];

        // The rest is the container's own: relations, content types, package description.
        Assert.Equal(expected, package.Entries.Select(entry => entry.FullName)
            .Where(name => !name.StartsWith("_rels/", StringComparison.Ordinal) && !name.StartsWith("package/", StringComparison.Ordinal))
            .Where(name => name is not ("[Content_Types].xml" or "DslNets.nuspec"))
            .Order(StringComparer.Ordinal));
    }

    [Fact]
    public void The_package_needs_no_other_package()
    {
        XElement metadata = XDocument.Parse(Package.ReadText("DslNets.nuspec")).Root!.Elements().Single();
        XElement dependencies = metadata.Elements().Single(element => element.Name.LocalName == "dependencies");
        Assert.Equal(["net10.0", "net9.0"], dependencies.Elements().Select(group => group.Attribute("targetFramework")!.Value).Order(StringComparer.Ordinal));
        Assert.All(dependencies.Elements(), group => Assert.Empty(group.Elements()));
    }

    [Fact]
    public void The_package_says_its_licence_and_shows_its_readme()
    {
        XElement metadata = XDocument.Parse(Package.ReadText("DslNets.nuspec")).Root!.Elements().Single();
        string Value(string name) => metadata.Elements().Single(element => element.Name.LocalName == name).Value;
        Assert.Equal("MIT", Value("license"));
        Assert.Equal("README.md", Value("readme"));
        Assert.Contains("[Network(", Package.ReadText("README.md"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("lib/net9.0/DslNets.dll")]
    [InlineData("lib/net10.0/DslNets.dll")]
    public void The_library_depends_on_nothing_beyond_dotnet(string library) =>
        Assert.All(Package.ReferencesOf(library).Keys, name => Assert.StartsWith("System.", name, StringComparison.Ordinal));
}
