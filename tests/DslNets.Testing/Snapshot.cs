using System.Runtime.CompilerServices;
using System.Text;
using Microsoft.CodeAnalysis;

namespace DslNets.Testing;

/// <summary>Compares with Verify's .verified/.received files. To move to Verify, replace this file only. DSLNETS_ACCEPT=1 accepts what was received.</summary>
public static class Snapshot
{
    private static readonly bool Accept = Environment.GetEnvironmentVariable("DSLNETS_ACCEPT") == "1";
    private static readonly UTF8Encoding Utf8WithMark = new(encoderShouldEmitUTF8Identifier: true);

    /// <summary>Compares every generated file.</summary>
    public static void Verify(IEnumerable<GeneratedSourceResult> sources, [CallerFilePath] string file = "", [CallerMemberName] string test = "") => Compare(
        file,
        test,
        sources
            .OrderBy(source => source.HintName, StringComparer.Ordinal)
            .Select(source => new Target('#' + Path.GetFileNameWithoutExtension(source.HintName), "cs", $"//HintName: {source.HintName}\n{source.SourceText}")));

    /// <summary>Compares one text.</summary>
    public static void Verify(string text, [CallerFilePath] string file = "", [CallerMemberName] string test = "") => Compare(file, test, [new Target("", "txt", text)]);

    private static void Compare(string file, string test, IEnumerable<Target> targets)
    {
        string folder = Path.Combine(Path.GetDirectoryName(file)!, "Snapshots");
        string prefix = $"{Path.GetFileNameWithoutExtension(file)}.{test}";
        var failures = new List<string>();
        var expected = new HashSet<string>(StringComparer.Ordinal);
        foreach (Target target in targets)
        {
            string verified = Path.Combine(folder, $"{prefix}{target.Suffix}.verified.{target.Extension}");
            string received = verified.Replace(".verified.", ".received.", StringComparison.Ordinal);
            string actual = Normalise(target.Text);
            expected.Add(verified);
            if (File.Exists(verified) && Normalise(File.ReadAllText(verified)) == actual)
            {
                File.Delete(received);
                continue;
            }

            Directory.CreateDirectory(folder);
            File.WriteAllText(Accept ? verified : received, actual, Utf8WithMark);
            if (Accept)
            {
                File.Delete(received);
            }
            else
            {
                failures.Add(FirstDifference(verified, actual));
            }
        }

        foreach (string stale in Stale(folder, prefix).Where(path => !expected.Contains(path)))
        {
            if (Accept)
            {
                File.Delete(stale);
            }
            else
            {
                failures.Add("No longer generated: " + stale);
            }
        }

        Assert.True(failures.Count == 0, string.Join("\n\n", failures));
    }

    private static IEnumerable<string> Stale(string folder, string prefix) => !Directory.Exists(folder)
        ? []
        : Directory.EnumerateFiles(folder, prefix + "*.verified.*").Where(path => Path.GetFileName(path)[prefix.Length] is '#' or '.');

    private static string Normalise(string text) => text.ReplaceLineEndings("\n").TrimEnd('\n');

    private static string FirstDifference(string verified, string actual)
    {
        string[] expectedLines = File.Exists(verified) ? Normalise(File.ReadAllText(verified)).Split('\n') : [];
        string[] actualLines = actual.Split('\n');
        int line = expectedLines.Zip(actualLines).TakeWhile(pair => pair.First == pair.Second).Count();
        return $"""
            {verified}, line {line + 1}
            expected: {(line < expectedLines.Length ? expectedLines[line] : "(end)")}
            actual:   {(line < actualLines.Length ? actualLines[line] : "(end)")}
            """;
    }

    private sealed record Target(string Suffix, string Extension, string Text);
}
