using System.Text;
using Spectre.Console;

namespace DslNets.Tests;

/// <summary>An output that keeps what is written, and is a terminal or not.</summary>
public sealed class TestOutput(bool isTerminal, int width = 120) : IAnsiConsoleOutput, IDisposable
{
    private readonly StringWriter _writer = new() { NewLine = "\n" };

    public TextWriter Writer => _writer;

    public bool IsTerminal => isTerminal;

    public int Width => width;

    public int Height => 25;

    public string Text => _writer.ToString();

    public void SetEncoding(Encoding encoding)
    {
    }

    public void Dispose() => _writer.Dispose();

    public IAnsiConsole Console() => AnsiConsole.Create(new AnsiConsoleSettings { Out = this, Ansi = isTerminal ? AnsiSupport.Yes : AnsiSupport.No });
}
