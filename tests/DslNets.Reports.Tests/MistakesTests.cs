namespace DslNets.Tests;

public class MistakesTests
{
    private static readonly ImageShape Image = new(2, 2);

    [Fact]
    public void Surest_mistakes_come_first()
    {
        // The class of the brightest of the first three pixels, by how much brighter it is.
        var images = new DataSet<float>([5, 0, 0, 0, 0, 9, 2, 0, 0, 3, 4, 0, 6, 7, 0, 0], [0, 2, 1, 0], ["cat", "dog", "owl"]);
        ParsedReport report = ParsedReport.Of(report => report.AddMistakes(Brightest(), images, Image));
        Assert.Equal(["owl", "dog", "dog", "owl", "cat", "dog"], report.Texts(".labels b"));
        Assert.Equal(["Sample 1", "Sample 2", "Sample 3"], report.Page.QuerySelectorAll("img").Select(image => image.GetAttribute("alt")));
        Assert.StartsWith("3 of 4 samples", report.Text("section .lead"));
        Assert.Equal("is owl 2taken for dog 9", report.Texts(".labels")[0]);
    }

    [Fact]
    public void Pixels_go_from_the_darkest_to_the_brightest_shown()
    {
        var images = new DataSet<float>([0, -1, 3, 1, 0, 1, 2, 2], [0, 0]);
        DecodedPng[] pictures = ParsedReport.Of(report => report.AddMistakes(Brightest(), images, Image)).Images();
        Assert.Equal([64, 0, 255, 128], Shades(pictures[0]));
        Assert.Equal([64, 128, 191, 191], Shades(pictures[1]));
    }

    [Fact]
    public void Range_of_pixels_can_be_given_and_turned_round()
    {
        var images = new DataSet<float>([0, -1, 4, 1], [0]);
        Assert.Equal([0, 0, 255, 128], Shades(Assert.Single(ParsedReport.Of(report => report.AddMistakes(Brightest(), images, Image, new PixelRange(0, 2))).Images())));
        Assert.Equal([255, 255, 0, 128], Shades(Assert.Single(ParsedReport.Of(report => report.AddMistakes(Brightest(), images, Image, new PixelRange(2, 0))).Images())));
    }

    [Fact]
    public void Colors_are_those_of_the_channels()
    {
        var images = new DataSet<double>([1, 0.5, 0, 0, 0, 1], [1]);
        DecodedPng picture = Assert.Single(ParsedReport.Of(report => report.AddMistakes(AlwaysFirst(), images, new ImageShape(2, 1, 3), new PixelRange(0, 1))).Images());
        Assert.Equal((1, 2), (picture.Width, picture.Height));
        Assert.Equal([255, 128, 0], picture.Pixel(0, 0));
        Assert.Equal([0, 0, 255], picture.Pixel(1, 0));
    }

    [Fact]
    public void No_more_are_shown_than_asked_for()
    {
        var images = new DataSet<float>([.. Enumerable.Range(0, 600).SelectMany(index => new float[] { 0, index + 1, 0, 0 })], new int[600]);
        ParsedReport report = ParsedReport.Of(report => report.AddMistakes(Brightest(), images, Image, limit: 5));
        Assert.Equal(["Sample 599", "Sample 598", "Sample 597", "Sample 596", "Sample 595"], report.Page.QuerySelectorAll("img").Select(image => image.GetAttribute("alt")));
        Assert.StartsWith("600 mistakes, of which 5 are shown, among 600 samples", report.Text("section .lead"));
    }

    [Fact]
    public void Without_mistakes_there_are_no_images()
    {
        ParsedReport report = ParsedReport.Of(report => report.AddMistakes(Brightest(), new DataSet<float>([1, 0, 0, 0], [0]), Image));
        Assert.Equal("All 1 samples are right.", report.Text("section .lead"));
        Assert.Empty(report.Images());
    }

    [Fact]
    public void One_output_speaks_for_the_second_class()
    {
        var network = new LineNetwork();
        network.CopyParametersFrom([1, 0, 0]);
        var samples = new DataSet<float>([-2, 0, 3, 0, 4, 0], [1f, 0f, 1f], count: 3);
        ParsedReport report = ParsedReport.Of(report => report.AddMistakes(network, samples, new ImageShape(1, 2)));
        Assert.Equal(["is 0 4.7 %taken for 1 95.3 %", "is 1 11.9 %taken for 0 88.1 %"], report.Texts(".labels"));
    }

    [Fact]
    public void One_hot_targets_are_classes()
    {
        var network = new OneHotNetwork();
        network.CopyParametersFrom([0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 0]);
        DataSet<double> images = new DataSet<double>([1, 0.5, 0, 0, 0, 1, 1, 1, 1, 1, 1, 1], [0, 1], ["a", "b"]).WithOneHotTargets();
        ParsedReport report = ParsedReport.Of(report => report.AddMistakes(network, images, new ImageShape(2, 1, 3)));
        Assert.Equal(["b", "a"], report.Texts(".labels b"));
    }

    [Fact]
    public void Arguments_that_do_not_fit_are_refused()
    {
        var report = new TrainingReport("Test");
        var images = new DataSet<float>([0, 1, 0, 0], [0]);
        Assert.Equal("image", Assert.Throws<ArgumentException>(() => report.AddMistakes(Brightest(), images, new ImageShape(2, 3))).ParamName);
        Assert.Equal("limit", Assert.Throws<ArgumentOutOfRangeException>(() => report.AddMistakes(Brightest(), images, Image, limit: 0)).ParamName);
        Assert.Equal("data", Assert.Throws<ArgumentException>(() => report.AddMistakes(Brightest(), new DataSet<float>([new DataPort<float>([0, 1, 0, 0], 4)], []), Image)).ParamName);
        Assert.Contains("3", Assert.Throws<ArgumentException>(() => report.AddMistakes(Brightest(), new DataSet<float>([0, 1, 0, 0], [3]), Image)).Message);
        Assert.Contains("1x2x2", Assert.Throws<ArgumentException>("image", () => report.AddMistakes(Brightest(), images, new ImageShape(1, 2, 2))).Message);
    }

    private static ImageNetwork Brightest()
    {
        var network = new ImageNetwork();
        network.CopyParametersFrom([1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0]);
        return network;
    }

    /// <summary>A network that takes everything for the first class.</summary>
    private static ColorNetwork AlwaysFirst()
    {
        var network = new ColorNetwork();
        network.CopyParametersFrom([0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 0]);
        return network;
    }

    private static byte[] Shades(DecodedPng picture) => [.. picture.Pixel(0, 0), .. picture.Pixel(0, 1), .. picture.Pixel(1, 0), .. picture.Pixel(1, 1)];
}
