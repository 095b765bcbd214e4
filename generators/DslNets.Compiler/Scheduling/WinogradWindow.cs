using DslNets.Compiler.Shapes;

namespace DslNets.Compiler.Scheduling;

/// <summary>
/// A 3x3 convolution of stride 1, or the transpose of one - which is a convolution too, with the kernel turned round - whose outputs are computed in tiles of 2x2. Each tile reads 4x4 positions, and 16 products per
/// pair of channels give its four sums instead of 36: F(2x2, 3x3) of Lavin and Gray, Fast Algorithms for Convolutional Neural Networks, 2015.
/// </summary>
/// <param name="InputRows">The image that is read.</param>
/// <param name="OutputRows">The image that is written.</param>
/// <param name="PadRows">The rows of zeros before the first row that is read.</param>
/// <param name="IsTransposed">Whether the kernel is turned round, and inputs and outputs of the weights change places.</param>
public sealed record WinogradWindow(
    int InputRows, int InputColumns, int InputChannels, int OutputRows, int OutputColumns, int OutputChannels, int PadRows, int PadColumns, bool IsTransposed)
{
    /// <summary>The numbers that describe a tile after the transformation of its 4x4 inputs.</summary>
    public const int Frequencies = 16;

    public int TileColumns => (OutputColumns + 1) / 2;

    public int Tiles => (OutputRows + 1) / 2 * TileColumns;

    /// <summary>The window of a convolution, or of a transposed one; null when it is of another kind or would gain nothing.</summary>
    public static WinogradWindow? Of(Window window, bool isTransposed)
    {
        if (window.Groups != 1 || !IsPlain(window.Rows) || !IsPlain(window.Columns))
        {
            return null;
        }

        WinogradWindow all = isTransposed
            ? new WinogradWindow(window.Rows.Output, window.Columns.Output, window.OutputChannels, window.Rows.Input, window.Columns.Input, window.InputChannels, 2 - window.Rows.PadBefore, 2 - window.Columns.PadBefore, true)
            : new WinogradWindow(window.Rows.Input, window.Columns.Input, window.InputChannels, window.Rows.Output, window.Columns.Output, window.OutputChannels, window.Rows.PadBefore, window.Columns.PadBefore, false);
        return all.IsWorthwhile ? all : null;
    }

    private static bool IsPlain(WindowAxis axis) => axis.Kernel == 3 && axis.Stride == 1 && axis.Dilation == 1;

    /// <summary>
    /// Whether the products that are saved outweigh the transformations. Counted in cycles per vector of samples, with two products a cycle: a tile's transformations load, add and store some 28 cycles per input
    /// channel and 36 per output channel.
    /// </summary>
    private bool IsWorthwhile
    {
        get
        {
            double products = InputChannels * OutputChannels / 2.0;
            double direct = 9 * OutputRows * OutputColumns * products;
            double tiles = Tiles * ((Frequencies * products) + (28 * InputChannels) + (36 * OutputChannels));
            return tiles < 0.85 * direct;
        }
    }
}
