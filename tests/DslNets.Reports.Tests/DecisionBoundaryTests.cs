using System.Text.Json;

namespace DslNets.Tests;

public class DecisionBoundaryTests
{
    private static readonly byte[] FirstClass = [0x42, 0x69, 0xD0];
    private static readonly byte[] SecondClass = [0xEF, 0xB1, 0x18];
    private static readonly byte[] ThirdClass = [0xFF, 0x72, 0x5C];

    [Fact]
    public void Plane_has_the_colors_of_the_classes()
    {
        // Class 1 right of x1 = 1/2.
        DecodedPng plane = Assert.Single(ParsedReport.Of(report => report.AddDecisionBoundary(Line(), Corners())).Images());
        Assert.Equal((160, 160), (plane.Width, plane.Height));
        for (int row = 0; row < 160; row++)
        {
            Assert.Equal(FirstClass, plane.Pixel(row, 79));
            Assert.Equal(SecondClass, plane.Pixel(row, 80));
        }

        Assert.True(plane.Opacity(0, 0) > plane.Opacity(0, 70));
        Assert.True(plane.Opacity(0, 159) > plane.Opacity(0, 90));
    }

    [Fact]
    public void Logits_say_class_1_from_0_on()
    {
        var network = new LogitNetwork();
        network.CopyParametersFrom([1, 0, -0.5f]);
        DecodedPng plane = Assert.Single(ParsedReport.Of(report => report.AddDecisionBoundary(network, Corners())).Images());
        Assert.Equal(FirstClass, plane.Pixel(0, 79));
        Assert.Equal(SecondClass, plane.Pixel(0, 80));

        ParsedReport mistakes = ParsedReport.Of(report => report.AddMistakes(network, Corners(0, 1, 1, 1), new ImageShape(1, 2)));
        Assert.Single(mistakes.Images());
        Assert.Equal(2, ParsedReport.Of(report => report.AddMistakes(network, Corners(0, 0, 1, 1), new ImageShape(1, 2), threshold: 0.6)).Images().Length);
    }

    [Fact]
    public void Picture_has_large_values_of_the_second_input_at_the_top()
    {
        var network = new PlaneNetwork();
        // Scores x2, -x2 and x1 - 1.
        network.CopyParametersFrom([0, 1, 0, -1, 1, 0, 0, 0, -1]);
        DecodedPng plane = Assert.Single(ParsedReport.Of(report => report.AddDecisionBoundary(network, new DataSet<double>([-1, -1, 1, 1], [1, 0]))).Images());
        Assert.Equal(FirstClass, plane.Pixel(0, 80));
        Assert.Equal(SecondClass, plane.Pixel(159, 80));
        Assert.Equal(ThirdClass, ParsedReport.Of(report => report.AddDecisionBoundary(network, new DataSet<double>([-3, -1, 3, 1], [1, 0]))).Images()[0].Pixel(80, 159));
    }

    [Fact]
    public void Samples_that_are_taken_for_another_class_are_marked()
    {
        ParsedReport report = ParsedReport.Of(report => report.AddDecisionBoundary(Line(), Corners(0, 1, 1, 1)));
        JsonElement chart = Assert.Single(report.Charts());
        Assert.Equal([0, 0, 1, 1], Numbers(chart, "x"));
        Assert.Equal([0, 1, 0, 1], Numbers(chart, "y"));
        Assert.Equal([0, 1, 1, 1], Numbers(chart, "color"));
        Assert.Equal([0, 1, 0, 0], Numbers(chart, "marked"));
        Assert.Equal("3 of 4 samples are right: 75.00 %. Those with a ring are taken for another class.", report.Text("section .lead"));
        Assert.Equal(["0", "1", "1", "50.00 %", "1", "3", "2", "50.00 %"], report.Texts("tbody tr > *"));
    }

    [Fact]
    public void Plane_is_that_of_the_samples_with_a_margin()
    {
        ParsedReport report = ParsedReport.Of(report => report.AddDecisionBoundary(Line(), new DataSet<float>([-1, 10, 1, 30, 0, 20], [0f, 1f, 1f], count: 3)));
        JsonElement chart = Assert.Single(report.Charts());
        Assert.Equal([-1.2, 1.2], Numbers(chart, "xRange"));
        Assert.Equal([8, 32], Numbers(chart, "yRange"));
    }

    [Fact]
    public void One_sample_has_a_plane_around_it()
    {
        JsonElement chart = Assert.Single(ParsedReport.Of(report => report.AddDecisionBoundary(Line(), new DataSet<float>([3, 4], [1f], count: 1))).Charts());
        Assert.Equal([2, 4], Numbers(chart, "xRange"));
        Assert.Equal([3, 5], Numbers(chart, "yRange"));
    }

    [Fact]
    public void Function_may_stand_for_a_network()
    {
        // Inside a circle around the origin.
        var samples = new DataSet<float>([-2, -2, 2, 2, 0, 0], [0, 0, 1]);
        ParsedReport report = ParsedReport.Of(report => report.AddDecisionBoundary(
            static (point, outputs) => outputs[0] = 1 - (point[0] * point[0]) - (point[1] * point[1]), outputs: 1, samples, threshold: 0, heading: "Circle"));
        DecodedPng plane = Assert.Single(report.Images());
        Assert.Equal(SecondClass, plane.Pixel(80, 80));
        Assert.Equal(FirstClass, plane.Pixel(0, 80));
        Assert.Equal(FirstClass, plane.Pixel(80, 0));
        Assert.Equal("Circle", report.Text("h2"));
        Assert.StartsWith("3 of 3 samples are right", report.Text("section .lead"));
    }

    [Fact]
    public void Targets_of_a_perceptron_are_classes()
    {
        var samples = new DataSet<float>([0, 0, 1, 1], [-1f, 1f], count: 2);
        ParsedReport report = ParsedReport.Of(report => report.AddDecisionBoundary(static (point, outputs) => outputs[0] = point[0] - 0.5f, outputs: 1, samples, threshold: 0));
        Assert.Equal([0, 1], Numbers(Assert.Single(report.Charts()), "color"));
        Assert.StartsWith("2 of 2 samples are right", report.Text("section .lead"));
    }

    [Fact]
    public void Of_many_samples_some_are_drawn_and_all_are_counted()
    {
        var samples = new DataSet<float>([.. Enumerable.Range(0, 2500).SelectMany(index => new[] { index % 2, index / 2500f })], [.. Enumerable.Range(0, 2500).Select(index => (float)(index % 2))], 2500);
        ParsedReport report = ParsedReport.Of(report => report.AddDecisionBoundary(Line(), samples));
        Assert.Equal(834, Numbers(Assert.Single(report.Charts()), "x").Length);
        Assert.Equal("2,500 of 2,500 samples are right: 100.00 %. Of 3 samples one is drawn.", report.Text("section .lead"));
    }

    [Fact]
    public void Samples_that_are_nowhere_are_not_drawn()
    {
        ParsedReport report = ParsedReport.Of(report => report.AddDecisionBoundary(Line(), new DataSet<float>([float.NaN, 0, 0, 0, 1, 1], [0f, 0f, 1f], count: 3)));
        Assert.Equal([0, 1], Numbers(Assert.Single(report.Charts()), "x"));
    }

    [Fact]
    public void Legend_names_the_classes()
    {
        var samples = new DataSet<double>([0, 0, 1, 1], [0, 1], ["setosa", "versicolor", "virginica"]);
        ParsedReport report = ParsedReport.Of(report => report.AddDecisionBoundary(new PlaneNetwork(seed: 1), samples));
        Assert.Equal(["setosa", "versicolor", "virginica"], report.Texts(".legend li"));
        Assert.Equal(["setosa", "versicolor", "virginica"], report.Texts("tbody th"));
        Assert.NotEmpty(report.One(".plot img").GetAttribute("alt")!);
    }

    [Fact]
    public void Arguments_that_do_not_fit_are_refused()
    {
        var report = new TrainingReport("Test");
        Assert.Equal("data", Assert.Throws<ArgumentException>(() => report.AddDecisionBoundary(Line(), new DataSet<float>([1, 2, 3], [1]))).ParamName);
        Assert.Equal("network", Assert.Throws<ArgumentException>(() => report.AddDecisionBoundary(new ImageNetwork(), Corners())).ParamName);
        Assert.Equal("data", Assert.Throws<ArgumentException>(() => report.AddDecisionBoundary(Line(), new DataSet<float>([1, 2], [2]))).ParamName);
        Assert.Equal("data", Assert.Throws<ArgumentException>(() => report.AddDecisionBoundary(Line(), new DataSet<float>([new DataPort<float>([1, 2], 2)], []))).ParamName);
        Assert.Equal("outputs", Assert.Throws<ArgumentOutOfRangeException>(() => report.AddDecisionBoundary((_, _) => { }, 0, Corners())).ParamName);
        Assert.Empty(new ParsedReport(report).Texts("section"));
    }

    /// <summary>A line at x1 = 1/2.</summary>
    private static LineNetwork Line()
    {
        var network = new LineNetwork();
        network.CopyParametersFrom([2, 0, -1]);
        return network;
    }

    private static DataSet<float> Corners(params float[] targets) => new([0, 0, 0, 1, 1, 0, 1, 1], targets.Length == 0 ? [0, 0, 1, 1] : targets, count: 4);

    private static double[] Numbers(JsonElement chart, string name) => [.. chart.GetProperty(name).EnumerateArray().Select(value => value.GetDouble())];
}
