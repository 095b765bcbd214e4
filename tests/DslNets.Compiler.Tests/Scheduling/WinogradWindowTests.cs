using DslNets.Compiler.Scheduling;
using DslNets.Compiler.Shapes;

namespace DslNets.Compiler.Tests.Scheduling;

public class WinogradWindowTests
{
    private static readonly WindowAxis Same = new(8, 3, PadBefore: 1, PadAfter: 1);

    [Fact]
    public void A_convolution_of_many_channels_has_one()
    {
        var window = new Window(new WindowAxis(8, 3, PadBefore: 2), new WindowAxis(7, 3, PadBefore: 1, PadAfter: 1), InputChannels: 16, OutputChannels: 24);
        Assert.Equal(new WinogradWindow(8, 7, 16, 8, 7, 24, PadRows: 2, PadColumns: 1, IsTransposed: false), WinogradWindow.Of(window, isTransposed: false));
    }

    /// <summary>It reads what the convolution gives, with as much padding as makes all of its windows.</summary>
    [Fact]
    public void The_transpose_is_a_convolution_from_the_outputs_to_the_inputs()
    {
        var window = new Window(new WindowAxis(8, 3, PadBefore: 2), new WindowAxis(9, 3), InputChannels: 16, OutputChannels: 24);
        Assert.Equal(new WinogradWindow(8, 7, 24, 8, 9, 16, PadRows: 0, PadColumns: 2, IsTransposed: true), WinogradWindow.Of(window, isTransposed: true));
    }

    [Theory]
    [InlineData(8, 7, 16)]
    [InlineData(7, 7, 16)]
    [InlineData(2, 1, 1)]
    [InlineData(5, 9, 15)]
    public void Tiles_of_two_by_two_cover_the_outputs(int rows, int columns, int tiles)
    {
        var window = new WinogradWindow(rows, columns, 32, rows, columns, 32, 1, 1, IsTransposed: false);
        Assert.Equal(tiles, window.Tiles);
    }

    [Fact]
    public void Other_windows_have_none()
    {
        var all = new Window(Same, Same, 32, 32);
        Assert.NotNull(WinogradWindow.Of(all, isTransposed: false));
        WindowAxis[] others = [Same with { Kernel = 5 }, Same with { Kernel = 2 }, Same with { Kernel = 1 }, Same with { Stride = 2 }, Same with { Dilation = 2 }];
        foreach (bool isTransposed in new[] { false, true })
        {
            Assert.All(others, axis => Assert.Null(WinogradWindow.Of(all with { Rows = axis }, isTransposed)));
            Assert.All(others, axis => Assert.Null(WinogradWindow.Of(all with { Columns = axis }, isTransposed)));
            Assert.Null(WinogradWindow.Of(all with { Groups = 2 }, isTransposed));
        }
    }

    /// <summary>With few channels the transformations cost more than the products that are saved; with outputs of one pixel, three quarters of a tile are thrown away.</summary>
    [Theory]
    [InlineData(1, 32, 8, false)]
    [InlineData(3, 16, 8, false)]
    [InlineData(8, 8, 8, false)]
    [InlineData(9, 9, 8, true)]
    [InlineData(16, 16, 8, true)]
    [InlineData(32, 64, 2, true)]
    [InlineData(64, 64, 1, false)]
    [InlineData(32, 32, 3, false)]
    [InlineData(32, 32, 5, true)]
    public void It_is_used_where_it_pays(int inputChannels, int outputChannels, int size, bool pays)
    {
        WindowAxis axis = Same with { Input = size };
        Assert.Equal(pays, WinogradWindow.Of(new Window(axis, axis, inputChannels, outputChannels), isTransposed: false) is not null);
    }
}
