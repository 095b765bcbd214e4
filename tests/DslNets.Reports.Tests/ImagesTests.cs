namespace DslNets.Tests;

public class ImagesTests
{
    [Fact]
    public void Images_stand_side_by_side_with_a_gap()
    {
        // Five images of one row and two pixels, three in a row.
        ParsedReport report = ParsedReport.Of(report => report.AddImages<float>([0, 1, 2, 3, 4, 5, 6, 7, 8, 10], new ImageShape(1, 2), columns: 3, heading: "Made", caption: "Five."));
        Assert.Equal(("Made", "Five."), (report.Text("h2"), report.Text(".lead")));
        Assert.Equal("5 images in 2 rows", report.One("img").GetAttribute("alt"));
        DecodedPng sheet = Assert.Single(report.Images());
        Assert.Equal((8, 3), (sheet.Width, sheet.Height));
        Assert.Equal([0, 26, 128, 51, 76, 128, 102, 128], Row(0));
        Assert.Equal([128, 128, 128, 128, 128, 128, 128, 128], Row(1));
        Assert.Equal([153, 178, 128, 204, 255, 128, 128, 128], Row(2));

        int[] Row(int row) => [.. Enumerable.Range(0, 8).Select(column => (int)sheet.Pixel(row, column)[0])];
    }

    [Fact]
    public void Rows_and_colors_of_an_image_stay()
    {
        DecodedPng sheet = Assert.Single(ParsedReport.Of(report => report.AddImages<double>([1, 0, 0, 0, 1, 0, 0, 0, 1, 1, 1, 1], new ImageShape(2, 2, 3), pixels: new PixelRange(0, 1))).Images());
        Assert.Equal((2, 2), (sheet.Width, sheet.Height));
        Assert.Equal([255, 0, 0], sheet.Pixel(0, 0));
        Assert.Equal([0, 255, 0], sheet.Pixel(0, 1));
        Assert.Equal([0, 0, 255], sheet.Pixel(1, 0));
        Assert.Equal([255, 255, 255], sheet.Pixel(1, 1));
    }

    [Fact]
    public void What_is_no_number_is_black() =>
        Assert.Equal(0, Assert.Single(ParsedReport.Of(report => report.AddImages<float>([float.NaN, 1, 3], new ImageShape(1, 3))).Images()).Pixel(0, 0)[0]);

    [Fact]
    public void Parts_of_images_are_refused()
    {
        var report = new TrainingReport("Test");
        Assert.Throws<ArgumentException>("values", () => report.AddImages<float>([1, 2, 3], new ImageShape(1, 2)));
        Assert.Throws<ArgumentException>("values", () => report.AddImages<float>([], new ImageShape(1, 2)));
        Assert.Throws<ArgumentException>("image", () => report.AddImages<float>([1, 2], new ImageShape(1, 1, 2)));
        Assert.Throws<ArgumentOutOfRangeException>("columns", () => report.AddImages<float>([1, 2], new ImageShape(1, 2), columns: 0));
    }
}
