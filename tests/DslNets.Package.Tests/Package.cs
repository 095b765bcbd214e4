using System.IO.Compression;
using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace DslNets.Package.Tests;

/// <summary>The package that the build of these tests has packed.</summary>
internal static class Package
{
    public const string AnalyzerFolder = "analyzers/dotnet/cs/";

    /// <summary>Where the package lies: a feed with one package.</summary>
    public static string Folder { get; } = Path.Combine(AppContext.BaseDirectory, "package");

    /// <summary>A version that no feed has.</summary>
    public static string Version { get; } = typeof(Package).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(metadata => metadata.Key == "DslNetsVersion").Value!;

    public static ZipArchive Open() => ZipFile.OpenRead(Assert.Single(Directory.GetFiles(Folder)));

    public static string ReadText(string name)
    {
        using ZipArchive package = Open();
        using var reader = new StreamReader(package.GetEntry(name)!.Open());
        return reader.ReadToEnd();
    }

    /// <summary>The assemblies that an assembly of the package refers to, with their versions.</summary>
    public static IReadOnlyDictionary<string, Version> ReferencesOf(string name)
    {
        using ZipArchive package = Open();
        using var bytes = new MemoryStream();
        using (Stream entry = package.GetEntry(name)!.Open())
        {
            entry.CopyTo(bytes);
        }

        bytes.Position = 0;
        using var image = new PEReader(bytes);
        MetadataReader metadata = image.GetMetadataReader();
        return metadata.AssemblyReferences
            .Select(metadata.GetAssemblyReference)
            .ToDictionary(reference => metadata.GetString(reference.Name), reference => reference.Version);
    }
}
