using System.Text.Json;

namespace DslNets.Tests;

public class PointsTests
{
    private static readonly DataSet<float> s_points = new([-1, 0, 1, 4, 3, 2], [0, 2, 2], ["zero", "one", "two"]);

    [Fact]
    public void Points_have_the_colors_of_their_classes()
    {
        ParsedReport report = ParsedReport.Of(report => report.AddPoints(s_points, "Codes"));
        JsonElement chart = Assert.Single(report.Charts());
        Assert.Equal([-1, 1, 3], Numbers("x"));
        Assert.Equal([0, 4, 2], Numbers("y"));
        Assert.Equal([0, 2, 2], Numbers("color"));
        Assert.Equal([-1.4, 3.4], Numbers("xRange"));
        Assert.Equal([-0.4, 4.4], Numbers("yRange"));
        Assert.Equal("Codes", report.Text("h2"));
        Assert.Equal(["zero", "one", "two"], report.Texts(".legend li"));
        Assert.Empty(report.Images());

        double[] Numbers(string name) => [.. chart.GetProperty(name).EnumerateArray().Select(value => Math.Round(value.GetDouble(), 6))];
    }

    [Fact]
    public void Table_has_the_middle_of_every_class()
    {
        ParsedReport report = ParsedReport.Of(report => report.AddPoints(s_points));
        Assert.Equal(["zero", "1", "-1.0000", "0", "one", "0", "–", "–", "two", "2", "2.0000", "3.0000"], report.Texts("tbody tr > *"));
    }

    [Fact]
    public void Samples_that_are_no_points_are_refused()
    {
        var report = new TrainingReport("Test");
        Assert.Throws<ArgumentException>("data", () => report.AddPoints(new DataSet<float>([1, 2, 3], [0])));
        Assert.Throws<ArgumentNullException>("data", () => report.AddPoints<float>(null!));
    }
}
