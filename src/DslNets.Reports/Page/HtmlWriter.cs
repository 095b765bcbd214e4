using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;

namespace DslNets;

/// <summary>Builds HTML in which markup is constant and everything else is text: what stands in the holes of an interpolated string is encoded.</summary>
internal sealed class HtmlWriter
{
    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    private readonly StringBuilder _html = new();

    /// <summary>Writes a line of markup.</summary>
    public void Markup([ConstantExpected] string markup) => _html.Append(markup).Append('\n');

    /// <summary>Writes a line of markup with text in its holes. When the fragment arrives here it has written itself.</summary>
    public void Write([InterpolatedStringHandlerArgument("")] Fragment fragment) => _html.Append('\n');

    /// <summary>Writes values for the page's script. JSON escapes every character that could end the element.</summary>
    public void Json(Action<Utf8JsonWriter> write)
    {
        using var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes))
        {
            write(json);
        }

        _html.Append("<script type=\"application/json\">").Append(Encoding.UTF8.GetString(bytes.ToArray())).Append("</script>\n");
    }

    /// <inheritdoc/>
    public override string ToString() => _html.ToString();

    /// <summary>An interpolated string on its way into the page.</summary>
    [InterpolatedStringHandler]
    public readonly ref struct Fragment
    {
        private readonly HtmlWriter _writer;

        public Fragment(int literalLength, int formattedCount, HtmlWriter writer) => _writer = writer;

        public void AppendLiteral(string markup) => _writer._html.Append(markup);

        public void AppendFormatted(string text) => _writer._html.Append(Encoder.Encode(text));

        public void AppendFormatted(long count) => AppendFormatted(Figures.Count(count));

        public void AppendFormatted(double value) => AppendFormatted(Figures.Text(value));

        public void AppendFormatted(PngImage image) => _writer._html.Append("data:image/png;base64,").Append(Convert.ToBase64String(image.Bytes.Span));
    }
}
