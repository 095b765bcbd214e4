using System.Text.Json;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace DslNets.Tests;

/// <summary>A report as a browser reads it.</summary>
internal sealed class ParsedReport(TrainingReport report)
{
    public IHtmlDocument Page { get; } = new HtmlParser(new HtmlParserOptions { IsStrictMode = true }).ParseDocument(report.ToHtml());

    /// <summary>The report with one section.</summary>
    public static ParsedReport Of(Action<TrainingReport> add)
    {
        var report = new TrainingReport("Test");
        add(report);
        return new ParsedReport(report);
    }

    public string Text(string selector) => One(selector).TextContent.Trim();

    public string[] Texts(string selector) => [.. Page.QuerySelectorAll(selector).Select(element => element.TextContent.Trim())];

    public IElement One(string selector) => Assert.Single(Page.QuerySelectorAll(selector));

    /// <summary>What the page's script gets for each chart.</summary>
    public JsonElement[] Charts() => [.. Page.QuerySelectorAll("[data-chart] script").Select(script => JsonDocument.Parse(script.TextContent).RootElement)];

    /// <summary>The pictures.</summary>
    public DecodedPng[] Images(string selector = "img") => [.. Page.QuerySelectorAll(selector).Select(image => DecodedPng.OfUri(image.GetAttribute("src")!))];
}
