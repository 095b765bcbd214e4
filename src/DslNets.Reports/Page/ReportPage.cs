using System.Reflection;
using System.Security.Cryptography;
using System.Text;

namespace DslNets;

/// <summary>The page around the sections: head, style, charting library and script, all in one file.</summary>
internal static class ReportPage
{
    private static readonly Lazy<string> Style = new(() => Read("uPlot.css") + "\n" + Read("report.css"));

    // The licence asks to go with every copy of the library.
    private static readonly Lazy<string> Script = new(() => $"/*\n{Read("uPlot.LICENSE").Trim()}\n*/\n{Read("uPlot.js")}\n{Read("report.js")}");

    public static string Html(string title, string? subtitle, string sections)
    {
        // The browser is told to load nothing and to run this one script: no text of a report can become more than text.
        string hash = Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(Script.Value)));
        var head = new HtmlWriter();
        head.Write($"<title>{title}</title>");
        var header = new HtmlWriter();
        header.Write($"<h1>{title}</h1>");
        if (subtitle is not null)
        {
            header.Write($"<p class=\"lead\">{subtitle}</p>");
        }

        return $"""
            <!DOCTYPE html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta http-equiv="Content-Security-Policy" content="default-src 'none'; img-src data:; style-src 'unsafe-inline'; script-src 'sha256-{hash}'">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="color-scheme" content="light dark">
            <meta name="generator" content="DslNets.Reports">
            {head}<style>
            {Style.Value}</style>
            </head>
            <body>
            <header>
            {header}</header>
            <main>
            {sections}</main>
            <script>{Script.Value}</script>
            </body>
            </html>

            """.ReplaceLineEndings("\n");
    }

    private static string Read(string resource)
    {
        using Stream stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(resource)!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }
}
