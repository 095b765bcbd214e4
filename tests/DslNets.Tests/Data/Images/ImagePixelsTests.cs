namespace DslNets.Tests.Data;

public sealed class ImagePixelsTests
{
    [Fact]
    public void Bytes_become_numbers_from_0_to_1()
    {
        Assert.Equal([0, 1, 0.2], ImagePixels.FromBytes<double>([0, 255, 51]));
        Assert.All(ImagePixels.FromBytes<float>([.. Enumerable.Range(0, 256).Select(value => (byte)value)]), value => Assert.InRange(value, 0, 1));
    }

    [Fact]
    public void Planes_become_pixels_image_by_image()
    {
        byte[] planes = [1, 2, 3, 11, 12, 13, 4, 5, 6, 14, 15, 16];
        Assert.Equal([1, 11, 2, 12, 3, 13, 4, 14, 5, 15, 6, 16], ImagePixels.FromPlanes<byte>(planes, new ImageShape(1, 3, 2)));
        Assert.Equal(planes, ImagePixels.FromPlanes<byte>(planes, new ImageShape(2, 2)));
        Assert.Throws<ArgumentException>("planes", () => ImagePixels.FromPlanes<byte>(planes, new ImageShape(1, 5)));
        Assert.Throws<ArgumentException>("planes", () => ImagePixels.FromPlanes<byte>(planes, default));
    }
}
