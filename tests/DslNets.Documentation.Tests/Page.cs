using System.Text.RegularExpressions;

namespace DslNets.Documentation.Tests;

/// <summary>A Markdown page and its fenced blocks.</summary>
internal sealed partial class Page
{
    private const string Fence = "```";

    private readonly List<string> _lines;

    private Page(string path)
    {
        FilePath = Path.Combine(Repository.Root, path);
        _lines = [.. File.ReadAllText(FilePath).ReplaceLineEndings("\n").Split('\n')];
        Blocks = [.. FindBlocks()];
    }

    public string FilePath { get; }

    public IReadOnlyList<Block> Blocks { get; }

    /// <summary>The C# that a person wrote.</summary>
    public IEnumerable<string> Examples => Blocks.Where(block => block is { Language: "csharp", Printed: null }).Select(block => block.Text);

    /// <summary>The targets of all links in the text.</summary>
    public IEnumerable<string> Links => Link().Matches(string.Join('\n', Prose())).Select(match => match.Groups[1].Value);

    public static Page Read(string path) => new(path);

    /// <summary>Writes the page with other texts in its blocks.</summary>
    public void Replace(IEnumerable<(Block Block, string Text)> blocks)
    {
        foreach ((Block block, string text) in blocks.OrderByDescending(item => item.Block.FirstLine))
        {
            _lines.RemoveRange(block.FirstLine, block.Lines);
            _lines.InsertRange(block.FirstLine, text.Split('\n'));
        }

        File.WriteAllText(FilePath, string.Join('\n', _lines));
    }

    private IEnumerable<Block> FindBlocks()
    {
        for (int line = 0; line < _lines.Count; line++)
        {
            if (_lines[line].StartsWith(Fence, StringComparison.Ordinal))
            {
                int end = _lines.IndexOf(Fence, line + 1);
                Assert.True(end > 0, $"{FilePath}, line {line + 1}: the block does not end.");
                Match printed = line > 0 ? PrintedComment().Match(_lines[line - 1]) : Match.Empty;
                yield return new Block(
                    _lines[line][Fence.Length..],
                    printed.Success ? printed.Groups[1].Value : null,
                    line + 1,
                    end - line - 1,
                    string.Join('\n', _lines.Skip(line + 1).Take(end - line - 1)));
                line = end;
            }
        }
    }

    private IEnumerable<string> Prose() =>
        _lines.Where((_, index) => !Blocks.Any(block => index >= block.FirstLine && index < block.FirstLine + block.Lines));

    [GeneratedRegex(@"^<!-- printed: (.+) -->$")]
    private static partial Regex PrintedComment();

    [GeneratedRegex(@"\]\(([^)\s]+)\)")]
    private static partial Regex Link();
}
