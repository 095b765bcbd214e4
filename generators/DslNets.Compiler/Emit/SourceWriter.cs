using System.Text;

namespace DslNets.Compiler.Emit;

/// <summary>Writes indented C# with '\n' line ends.</summary>
public sealed class SourceWriter
{
    private readonly StringBuilder _text = new();
    private int _depth;
    private bool _isAfterOpen;

    public SourceWriter Line(string line = "")
    {
        // No empty line directly behind a brace.
        if (line.Length == 0 && _isAfterOpen)
        {
            return this;
        }

        if (line.Length > 0)
        {
            _text.Append(' ', 4 * _depth).Append(line);
        }

        _text.Append('\n');
        _isAfterOpen = false;
        return this;
    }

    /// <summary>Writes several lines, each indented.</summary>
    public SourceWriter Lines(string lines)
    {
        foreach (string line in lines.TrimEnd('\n').Split('\n'))
        {
            Line(line);
        }

        return this;
    }

    /// <summary>A line, and what follows in braces until <see cref="Close"/>.</summary>
    public SourceWriter Open(string line)
    {
        Line(line).Line("{");
        _depth++;
        _isAfterOpen = true;
        return this;
    }

    public SourceWriter Close(string after = "")
    {
        _depth--;
        return Line("}" + after);
    }

    public override string ToString() => _text.ToString();
}
