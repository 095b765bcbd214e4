using System.Runtime.CompilerServices;

namespace DslNets.Documentation.Tests;

/// <summary>The files that these tests read.</summary>
internal static class Repository
{
    public static string Root { get; } = FindRoot();

    /// <summary>The pages that people read, as paths from the root.</summary>
    public static IEnumerable<string> Pages => Directory.EnumerateFiles(Root, "*.md")
        .Concat(Directory.EnumerateFiles(Path.Combine(Root, "docs"), "*.md", SearchOption.AllDirectories))
        .Select(path => Path.GetRelativePath(Root, path).Replace('\\', '/'))
        .Order(StringComparer.Ordinal);

    /// <summary>The pages of the diagnostics, each called as its id.</summary>
    public static IEnumerable<string> DiagnosticPages => Pages.Where(IsDiagnosticPage);

    /// <summary>The other pages: guides, decisions, the README.</summary>
    public static IEnumerable<string> Guides => Pages.Where(path => !IsDiagnosticPage(path));

    private static bool IsDiagnosticPage(string path) => path.StartsWith("docs/diagnostics/DSN", StringComparison.Ordinal);

    private static string FindRoot([CallerFilePath] string file = "") => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(file)!, "..", ".."));
}
