using System.Globalization;
using System.Text;
using Microsoft.CodeAnalysis.Text;

namespace DslNets.Testing;

/// <summary>A source with marked spans: <c>{|DSN1001:0|}</c> says that DSN1001 is expected at the 0. Spans may be nested.</summary>
/// <param name="Text">The source without the marks.</param>
/// <param name="Expected">What the marks say, in order of their starts.</param>
public sealed record MarkupSource(string Text, IReadOnlyList<ExpectedDiagnostic> Expected)
{
    public static MarkupSource Parse(string markup)
    {
        markup = markup.ReplaceLineEndings("\n");
        var text = new StringBuilder();
        var expected = new List<ExpectedDiagnostic>();
        var open = new Stack<(string Id, int Start)>();
        for (int position = 0; position < markup.Length; position++)
        {
            if (StartsWith("{|"))
            {
                int colon = markup.IndexOf(':', position);
                open.Push((markup[(position + 2)..colon], text.Length));
                position = colon;
            }
            else if (StartsWith("|}") && open.Count > 0)
            {
                (string id, int start) = open.Pop();
                expected.Add(new ExpectedDiagnostic(id, TextSpan.FromBounds(start, text.Length)));
                position++;
            }
            else
            {
                text.Append(markup[position]);
            }

            bool StartsWith(string mark) => string.CompareOrdinal(markup, position, mark, 0, mark.Length) == 0;
        }

        Assert.True(open.Count == 0, "A mark is not closed: " + markup);
        return new MarkupSource(text.ToString(), [.. ExpectedDiagnostic.InOrder(expected)]);
    }

    /// <summary>Writes marks into a source: how a failed test shows what was really reported.</summary>
    public static string Annotate(string text, IEnumerable<ExpectedDiagnostic> diagnostics)
    {
        var marks = new List<(int Position, int Order, string Mark)>();
        foreach (ExpectedDiagnostic diagnostic in diagnostics)
        {
            marks.Add((diagnostic.Span.Start, 1, string.Create(CultureInfo.InvariantCulture, $"{{|{diagnostic.Id}:")));
            marks.Add((diagnostic.Span.End, 0, "|}"));
        }

        foreach ((int position, _, string mark) in marks.OrderByDescending(mark => mark.Position).ThenByDescending(mark => mark.Order))
        {
            text = text.Insert(position, mark);
        }

        return text;
    }
}
