using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using AngleSharp.Dom;

namespace DslNets.Tests;

public sealed class TrainingReportTests : IDisposable
{
    /// <summary>Ends a script, a comment, an attribute and an element, and would run.</summary>
    private const string Hostile = "</script><script>alert(1)</script><!-- \" ' <img src=x onerror=alert(2)> ]]> \u2028 &lt;";

    private readonly string _folder = Directory.CreateTempSubdirectory("report").FullName;

    [Fact]
    public void Page_loads_nothing()
    {
        ParsedReport report = new(Everything());
        foreach (IElement element in report.Page.All)
        {
            Assert.All(
                element.Attributes.Where(attribute => attribute.Name is "src" or "href" or "srcset" or "action" or "data"),
                attribute => Assert.StartsWith("data:", attribute.Value));
        }

        Assert.DoesNotContain("url(", string.Concat(report.Texts("style")));
        Assert.DoesNotContain("@import", string.Concat(report.Texts("style")));
    }

    [Fact]
    public void Browser_is_told_to_load_nothing_and_to_run_only_the_script_of_the_page()
    {
        ParsedReport report = new(Everything());
        IElement script = report.One("script:not([type])");
        string hash = Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(script.TextContent)));
        Assert.Equal($"default-src 'none'; img-src data:; style-src 'unsafe-inline'; script-src 'sha256-{hash}'", report.One("meta[http-equiv=Content-Security-Policy]").GetAttribute("content"));
    }

    [Fact]
    public void Charting_library_is_there_with_its_licence()
    {
        string script = new ParsedReport(new TrainingReport("Empty")).Text("script:not([type])");
        Assert.Contains("Permission is hereby granted, free of charge", script);
        Assert.Contains("Copyright (c) 2022 Leon Sorokin", script);
        Assert.Contains("var uPlot=function", script);
    }

    [Fact]
    public void Page_fits_phones_and_both_modes()
    {
        ParsedReport report = new(new TrainingReport("Empty"));
        Assert.Equal("width=device-width, initial-scale=1", report.One("meta[name=viewport]").GetAttribute("content"));
        Assert.Equal("light dark", report.One("meta[name=color-scheme]").GetAttribute("content"));
        Assert.Equal("en", report.Page.DocumentElement.GetAttribute("lang"));
        Assert.Equal("utf-8", report.One("meta[charset]").GetAttribute("charset"));
    }

    [Fact]
    public void Title_and_subtitle_stand_at_the_top()
    {
        ParsedReport report = new(new TrainingReport("Ziffern für Käthe", "八つの数字"));
        Assert.Equal("Ziffern für Käthe", report.Page.Title);
        Assert.Equal("Ziffern für Käthe", report.Text("h1"));
        Assert.Equal("八つの数字", report.Text("header .lead"));
    }

    [Fact]
    public void Sections_stand_in_the_order_of_the_calls()
    {
        ParsedReport report = ParsedReport.Of(report =>
        {
            report.AddNetwork(new ImageNetwork());
            report.AddLearningCurves(Histories.Of(1, 0.5));
            report.AddFilters(new ImageNetwork(), "dense1", new ImageShape(2, 2));
        });
        Assert.Equal(["ImageNetwork", "Learning curves", "Filters of dense1"], report.Texts("h2"));
    }

    [Fact]
    public void Facts_are_names_with_values()
    {
        ParsedReport report = ParsedReport.Of(report => report.AddFacts(("seed", "1"), ("date", "2026-01-31")));
        Assert.Equal(["seed", "date"], report.Texts("dt"));
        Assert.Equal(["1", "2026-01-31"], report.Texts("dd"));
    }

    [Fact]
    public void Network_is_a_table_of_its_layers()
    {
        ParsedReport report = ParsedReport.Of(report => report.AddNetwork(new PlaneNetwork()));
        Assert.Equal(["dense1", "Dense", "3", "9"], report.Texts("tbody tr > *")[..4]);
        Assert.Contains("9 parameters", report.Text("section .lead"));
    }

    [Fact]
    public void Texts_of_users_stay_text()
    {
        ParsedReport hostile = new(Everything(Hostile));
        ParsedReport harmless = new(Everything("harmless"));

        // The same elements with the same attributes: what was passed in has made nothing of its own.
        Assert.Equal(Skeleton(harmless), Skeleton(hostile));
        Assert.Equal(Hostile, hostile.Text("h1"));
        Assert.Equal(Hostile, hostile.Page.Title);
        Assert.Contains(Hostile, hostile.Texts("h2"));
        Assert.Contains(Hostile, hostile.Texts("dt"));
        Assert.Contains(Hostile, hostile.Texts("dd"));
        Assert.Contains(Hostile, hostile.Texts("th"));
        Assert.Contains(Hostile, hostile.Texts("figcaption"));
        Assert.Contains(Hostile, hostile.Texts(".labels b"));
        Assert.Contains(Hostile, hostile.Texts(".legend li"));
    }

    [Fact]
    public void Half_a_character_does_no_harm() => Assert.Equal("broken \uFFFD", new ParsedReport(new TrainingReport("broken \uD800")).Text("h1"));

    [Fact]
    public void Same_calls_give_the_same_page() => Assert.Equal(Everything().ToHtml(), Everything().ToHtml());

    [Fact]
    public void Culture_changes_nothing()
    {
        string page = Everything().ToHtml();
        CultureInfo before = CultureInfo.CurrentCulture;
        var culture = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        culture.NumberFormat.NumberDecimalSeparator = culture.NumberFormat.PercentDecimalSeparator = ",";
        culture.NumberFormat.NumberGroupSeparator = ".";
        culture.NumberFormat.NegativeSign = "~";
        try
        {
            CultureInfo.CurrentCulture = culture;
            Assert.Equal(page, Everything().ToHtml());
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void Lines_end_in_a_line_feed()
    {
        string page = Everything().ToHtml();
        Assert.DoesNotContain('\r', page);
        Assert.EndsWith("</html>\n", page);
    }

    [Fact]
    public void Everything_that_is_no_number_has_its_place()
    {
        float[] corners = [float.NaN, 0, 0, float.PositiveInfinity, 1, 1];
        ParsedReport report = ParsedReport.Of(report =>
        {
            report.AddLearningCurves(Histories.Of(double.NaN, double.PositiveInfinity, double.NegativeInfinity));
            report.AddDecisionBoundary(static (_, outputs) => outputs.Fill(float.NaN), 2, new DataSet<float>(corners, [0, 1, 0]));
            report.AddFilters("conv1", [float.NaN, float.PositiveInfinity], [1, 1, 1, 2]);
        });
        Assert.All(report.Charts(), chart => Assert.DoesNotContain("NaN", chart.GetRawText()));
        Assert.Equal(["NaN", "∞", "-∞"], report.Texts("section:first-child tbody tr > :nth-child(2)"));
    }

    [Fact]
    public void File_is_the_page()
    {
        string path = Path.Combine(_folder, "report.html");
        File.WriteAllText(path, "old");
        TrainingReport report = Everything();
        report.Save(path);
        Assert.Equal(report.ToHtml(), File.ReadAllText(path));
        Assert.Equal([path], Directory.GetFiles(_folder));
        Assert.NotEqual(0xEF, File.ReadAllBytes(path)[0]);
    }

    [Fact]
    public void File_that_cannot_be_written_leaves_nothing_behind()
    {
        string taken = Directory.CreateDirectory(Path.Combine(_folder, "report.html")).FullName;
        Assert.ThrowsAny<Exception>(() => new TrainingReport("Test").Save(taken));
        Assert.Empty(Directory.GetFiles(_folder));
        Assert.ThrowsAny<IOException>(() => new TrainingReport("Test").Save(Path.Combine(_folder, "none", "report.html")));
    }

    [Fact]
    public void Page_is_light() => Assert.InRange(new TrainingReport("Empty").ToHtml().Length, 1, 80_000);

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    /// <summary>A report with all that a report can hold.</summary>
    private static TrainingReport Everything(string text = "text")
    {
        var report = new TrainingReport(text, text);
        report.AddFacts((text, text));
        EpochRecord[] epochs =
        [
            .. new[] { 1.5, 0.25 }.Select((loss, index) => Histories.Epoch(index + 1, loss, loss + 0.1, learningRate: 0.1 / (index + 1)) with
            {
                Metrics = new Dictionary<string, double> { [text] = 0.5 },
                ValidationMetrics = new Dictionary<string, double> { [text] = 0.25 },
            }),
        ];
        report.AddLearningCurves(new History(epochs, epochs[1], StopReason.EarlyStopping), text);
        var images = new DataSet<float>([1, 0, 0, 0, 0, 1, 0, 0], [1, 1], [text, text]);
        var network = new ImageNetwork(seed: 1);
        network.CopyParametersFrom([1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0]);
        var matrix = new ConfusionMatrix<float>();
        network.Evaluate(images, [matrix]);
        report.AddConfusionMatrix(matrix, [text, text, text], text);
        report.AddMistakes(network, images, new ImageShape(2, 2), heading: text);
        report.AddFilters(network, "dense1", new ImageShape(2, 2), heading: text);
        report.AddFilters<float>(text, [1, 2, 3, 4], [1, 1, 2, 2]);
        var line = new LineNetwork(seed: 1);
        report.AddDecisionBoundary(line, new DataSet<float>([0, 0, 1, 1], [0, 1], [text, text]), heading: text);
        report.AddSurface(line, new DataSet<float>([0, 0, 1, 1], [0f, 1f], count: 2), text);
        report.AddImages<float>([0, 1, 2, 3], new ImageShape(1, 2), heading: text, caption: text);
        report.AddPoints(new DataSet<float>([0, 0, 1, 1], [0, 1], [text, text]), text);
        report.AddNetwork(line, text);
        return report;
    }

    private static string[] Skeleton(ParsedReport report) =>
        [.. report.Page.All.Select(element => $"{element.ParentElement?.LocalName} > {element.LocalName} {string.Join(' ', element.Attributes.Select(attribute => attribute.Name))}")];
}
