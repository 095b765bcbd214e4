namespace DslNets.Tests;

public class FiltersTests
{
    private static readonly byte[] White = [0xF7, 0xF7, 0xF7];
    private static readonly byte[] DarkRed = [0x67, 0x00, 0x1F];
    private static readonly byte[] DarkBlue = [0x05, 0x30, 0x61];

    [Fact]
    public void Weights_of_one_channel_go_from_blue_over_white_to_red()
    {
        ParsedReport report = ParsedReport.Of(report => report.AddFilters<float>("conv1", [-2, 0, 2, 0, 0, 0, 0, 0, 0, 1, 0, 0], [2, 1, 2, 3]));
        DecodedPng[] filters = report.Images();
        Assert.Equal(2, filters.Length);
        Assert.All(filters, filter => Assert.Equal((3, 2), (filter.Width, filter.Height)));
        Assert.Equal(DarkBlue, filters[0].Pixel(0, 0));
        Assert.Equal(White, filters[0].Pixel(0, 1));
        Assert.Equal(DarkRed, filters[0].Pixel(0, 2));
        Assert.Equal(White, filters[1].Pixel(0, 0));
        Assert.Equal(DarkRed, filters[1].Pixel(1, 0));
        Assert.Equal(["-2 to 2", "0 to 1"], report.Texts(".filters li"));
        Assert.Equal("Filters of conv1", report.Text("h2"));
    }

    [Fact]
    public void Three_channels_are_colors()
    {
        // Red everywhere, green only at the left, blue the opposite of green.
        DecodedPng filter = Assert.Single(ParsedReport.Of(report => report.AddFilters<double>("conv1", [1, 1, 1, -1, -1, 1], [1, 3, 1, 2])).Images());
        Assert.Equal([255, 255, 0], filter.Pixel(0, 0));
        Assert.Equal([255, 0, 255], filter.Pixel(0, 1));
    }

    [Fact]
    public void Other_channels_are_images_of_their_own()
    {
        ParsedReport report = ParsedReport.Of(report => report.AddFilters<float>("conv2", [1, -1, 0, 0.5f], [2, 2, 1, 1]));
        Assert.Equal(["Filter 0, channel 0", "Filter 0, channel 1", "Filter 1, channel 0", "Filter 1, channel 1"], report.Page.QuerySelectorAll("img").Select(image => image.GetAttribute("alt")));
        DecodedPng[] filters = report.Images();
        Assert.Equal([DarkRed, DarkBlue, White, DarkRed], filters.Select(filter => filter.Pixel(0, 0)));
    }

    [Fact]
    public void Units_of_a_dense_layer_are_images_of_its_inputs()
    {
        var network = new ImageNetwork();
        network.CopyParametersFrom([1, 0, 0, -1, 0, 0, 0, 0, 0, 0, 1, 0]);
        DecodedPng[] filters = ParsedReport.Of(report => report.AddFilters(network, "dense1", new ImageShape(2, 2))).Images();
        Assert.Equal(3, filters.Length);
        Assert.Equal([DarkRed, White, White, DarkBlue], Pixels(filters[0]));
        Assert.Equal([White, White, White, White], Pixels(filters[1]));
        Assert.Equal([White, White, DarkRed, White], Pixels(filters[2]));
    }

    [Fact]
    public void Channels_of_a_dense_layer_s_image_lie_together()
    {
        var network = new ColorNetwork();
        network.CopyParametersFrom([1, -1, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 7, 7]);
        DecodedPng filter = ParsedReport.Of(report => report.AddFilters(network, "dense1", new ImageShape(1, 2, 3))).Images()[0];
        Assert.Equal([255, 0, 128], filter.Pixel(0, 0));
        Assert.Equal([128, 128, 255], filter.Pixel(0, 1));
    }

    [Fact]
    public void Convolution_shows_its_kernels()
    {
        var network = new KernelNetwork();
        network.Conv1.Weights[0, 0, 0, 0] = -1;
        network.Conv1.Weights[0, 0, 0, 1] = 1;
        network.Conv1.Weights[0, 0, 1, 0] = 0;
        network.Conv1.Weights[0, 0, 1, 1] = 1;
        DecodedPng[] filters = ParsedReport.Of(report => report.AddFilters(network, "conv1")).Images();
        Assert.Equal(2, filters.Length);
        Assert.Equal([DarkBlue, DarkRed, White, DarkRed], Pixels(filters[0]));
    }

    [Fact]
    public void Kernels_of_a_sequence_are_one_row()
    {
        DecodedPng filter = Assert.Single(ParsedReport.Of(report => report.AddFilters<float>("conv1", [1, 0, -1], [1, 1, 3])).Images());
        Assert.Equal((3, 1), (filter.Width, filter.Height));
        Assert.Equal([DarkRed, White, DarkBlue], new[] { 0, 1, 2 }.Select(column => filter.Pixel(0, column)));
    }

    [Fact]
    public void First_filters_are_shown()
    {
        ParsedReport report = ParsedReport.Of(report => report.AddFilters<float>("conv1", new float[100], [100, 1, 1, 1], limit: 7));
        Assert.Equal(7, report.Images().Length);
        Assert.StartsWith("The first 7 of 100 filters of 1×1.", report.Text("section .lead"));
    }

    [Fact]
    public void Arguments_that_do_not_fit_are_refused()
    {
        var report = new TrainingReport("Test");
        Assert.Equal("weights", Assert.Throws<ArgumentException>(() => report.AddFilters<float>("conv1", new float[5], [1, 1, 2, 3])).ParamName);
        Assert.Equal("shape", Assert.Throws<ArgumentException>(() => report.AddFilters<float>("conv1", new float[6], [2, 3])).ParamName);
        Assert.Equal("shape", Assert.Throws<ArgumentException>(() => report.AddFilters<float>("conv1", [], [0, 1, 1, 1])).ParamName);
        Assert.Equal("limit", Assert.Throws<ArgumentOutOfRangeException>(() => report.AddFilters<float>("conv1", [1], [1, 1, 1, 1], limit: 0)).ParamName);
        Assert.Equal("image", Assert.Throws<ArgumentException>(() => report.AddFilters(new ImageNetwork(), "dense1", new ImageShape(3, 3))).ParamName);
        Assert.Contains("image", Assert.Throws<ArgumentException>(() => report.AddFilters(new ImageNetwork(), "dense1")).Message);
        ArgumentException unknown = Assert.Throws<ArgumentException>(() => report.AddFilters(new ImageNetwork(), "conv1", new ImageShape(2, 2)));
        Assert.Equal("layer", unknown.ParamName);
        Assert.Contains("it has dense1", unknown.Message);
    }

    private static byte[][] Pixels(DecodedPng picture) => [picture.Pixel(0, 0), picture.Pixel(0, 1), picture.Pixel(1, 0), picture.Pixel(1, 1)];
}
