using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace DslNets.Testing;

/// <summary>Compilations of users' sources, with the references and global usings that the package brings.</summary>
public static class NetworkCompilation
{
    private const string GlobalUsings = """
        global using System;
        global using DslNets;
        global using static DslNets.Activation;
        """;

    /// <summary>The shared framework and DslNets, not what happens to be loaded.</summary>
    public static IReadOnlyList<MetadataReference> References { get; } = FindReferences();

    /// <summary>C# 12 is the oldest language version that generated code has to compile in.</summary>
    public static CSharpParseOptions ParseOptions { get; } = new(LanguageVersion.CSharp12);

    public static CSharpCompilation Create(params string[] sources) => CSharpCompilation.Create(
        "Networks",
        sources.Append(GlobalUsings).Select((source, index) => Parse(source, $"Source{index}.cs")),
        References,
        new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));

    public static SyntaxTree Parse(string source, string path = "Source0.cs") => CSharpSyntaxTree.ParseText(source.ReplaceLineEndings("\n"), ParseOptions, path);

    private static List<MetadataReference> FindReferences()
    {
        string framework = Path.GetDirectoryName(typeof(object).Assembly.Location)!;
        string assemblies = (string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!;
        return
        [
            .. assemblies.Split(Path.PathSeparator).Where(path => Path.GetDirectoryName(path) == framework).Select(path => MetadataReference.CreateFromFile(path)),
            MetadataReference.CreateFromFile(typeof(NetworkAttribute).Assembly.Location),
        ];
    }
}
