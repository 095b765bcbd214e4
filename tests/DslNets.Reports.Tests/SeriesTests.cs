using System.Text.Json;

namespace DslNets.Tests;

public class SeriesTests
{
    [Fact]
    public void Lines_have_names_colors_and_gaps()
    {
        ParsedReport report = ParsedReport.Of(report => report.AddSeries("year", [1700, 1701, 1702], [new SeriesLine("measured", [5, 11, 16]), new SeriesLine("forecast", [double.NaN, 10.5, 17])], "Sunspots"));
        JsonElement chart = Assert.Single(report.Charts());
        Assert.Equal("year", chart.GetProperty("axis").GetString());
        Assert.Equal([1700, 1701, 1702], chart.GetProperty("x").EnumerateArray().Select(value => value.GetDouble()));
        JsonElement[] lines = [.. chart.GetProperty("lines").EnumerateArray()];
        Assert.Equal(["measured", "forecast"], lines.Select(line => line.GetProperty("name").GetString()));
        Assert.Equal(2, lines.Select(line => line.GetProperty("color").GetString()).Distinct().Count());
        Assert.Equal([null, 10.5, 17], lines[1].GetProperty("y").EnumerateArray().Select(value => value.ValueKind == JsonValueKind.Null ? (double?)null : value.GetDouble()));
        Assert.Equal("Sunspots", report.Text("h2"));
        Assert.Equal(["1700", "5.0000", "\u2013", "1701", "11.0000", "10.5000", "1702", "16.0000", "17.0000"], report.Texts("tbody tr > *"));
    }

    [Fact]
    public void What_makes_no_chart_is_refused()
    {
        var report = new TrainingReport("Test");
        var line = new SeriesLine("a", [1, 2]);
        Assert.Throws<ArgumentException>("x", () => report.AddSeries("t", [], []));
        Assert.Throws<ArgumentException>("x", () => report.AddSeries("t", [1, 1], [line]));
        Assert.Throws<ArgumentException>("lines", () => report.AddSeries("t", [1, 2], []));
        Assert.Throws<ArgumentException>("lines", () => report.AddSeries("t", [1, 2], [line, line, line, line, line]));
        Assert.Contains("'a' has 2 values for 3 places", Assert.Throws<ArgumentException>("lines", () => report.AddSeries("t", [1, 2, 3], [line])).Message);
    }
}
