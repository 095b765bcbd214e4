using System.Text.Json;

namespace DslNets.Tests;

public class SurfaceTests
{
    [Fact]
    public void Values_go_from_dark_to_bright()
    {
        // sigmoid(x1), from left to right.
        ParsedReport report = ParsedReport.Of(report => report.AddSurface(Slope(), new DataSet<float>([-50, 0, 50, 1], [0f, 1f], count: 2), "Slope"));
        DecodedPng plane = Assert.Single(report.Images());
        Assert.Equal([0x44, 0x01, 0x54], plane.Pixel(0, 0));
        Assert.Equal([0xFD, 0xE7, 0x25], plane.Pixel(159, 159));
        Assert.Equal(255, plane.Opacity(80, 80));
        Assert.Equal(["0", "1"], report.Texts(".scale span:not(.bar)"));
        Assert.Equal("Slope", report.Text("h2"));
    }

    [Fact]
    public void Samples_have_the_colors_of_their_targets()
    {
        JsonElement chart = Assert.Single(ParsedReport.Of(report => report.AddSurface(Slope(), new DataSet<float>([-50, 0, 50, 1, 0, 0], [0f, 1f, 0.5f], count: 3))).Charts());
        Assert.Equal([0, 63, 32], chart.GetProperty("color").EnumerateArray().Select(value => value.GetInt32()));
        Assert.Equal("#440154", chart.GetProperty("colors")[0].GetString());
        Assert.Equal("#fde725", chart.GetProperty("colors")[63].GetString());
    }

    [Fact]
    public void Table_has_some_values()
    {
        ParsedReport report = ParsedReport.Of(report => report.AddSurface(Slope(), new DataSet<float>([-50, 0, 50, 1], [0f, 1f], count: 2)));
        Assert.Equal(["-47.62", "-23.62", "0.375", "24.38", "48.38"], report.Texts("thead th")[1..]);
        string[] cells = report.Texts("tbody tr:first-child > *");
        Assert.Equal(("0.9762", "0.5927", "1.0000"), (cells[0], cells[3], cells[5]));
    }

    [Fact]
    public void Values_that_are_no_numbers_are_holes()
    {
        var network = new LineNetwork();
        network.CopyParametersFrom([float.NaN, 0, 0]);
        DecodedPng plane = Assert.Single(ParsedReport.Of(report => report.AddSurface(network, new DataSet<float>([0, 0, 1, 1], [0f, 1f], count: 2))).Images());
        Assert.Equal(0, plane.Opacity(80, 80));
    }

    [Fact]
    public void More_than_one_value_is_refused()
    {
        var report = new TrainingReport("Test");
        Assert.Equal("network", Assert.Throws<ArgumentException>(() => report.AddSurface(new PlaneNetwork(), new DataSet<double>([0, 0], [0d, 1, 2], count: 1))).ParamName);
        Assert.Throws<ArgumentException>(() => report.AddSurface(Slope(), new DataSet<float>([0, 0], [0])));
    }

    /// <summary>sigmoid(x1).</summary>
    private static LineNetwork Slope()
    {
        var network = new LineNetwork();
        network.CopyParametersFrom([1, 0, 0]);
        return network;
    }
}
