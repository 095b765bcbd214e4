using System.Globalization;
using System.Linq;

namespace DslNets.Compiler.Shapes;

/// <summary>A window that slides over an image with channels, and what it makes of them. A sequence is an image of one row, its steps the columns.</summary>
/// <param name="Groups">Into how many independent parts input and output channels are divided.</param>
public sealed record Window(WindowAxis Rows, WindowAxis Columns, int InputChannels, int OutputChannels, int Groups = 1)
{
    public int GroupInputs => InputChannels / Groups;

    public int GroupOutputs => OutputChannels / Groups;

    /// <summary>The values one output is computed from: kernel height x kernel width x input channels of its group.</summary>
    public int Taps => Rows.Kernel * Columns.Kernel * GroupInputs;

    public int InputPositions => Rows.Input * Columns.Input;

    public int OutputPositions => Rows.Output * Columns.Output;

    public int InputLength => InputPositions * InputChannels;

    public int OutputLength => OutputPositions * OutputChannels;

    public bool IsPadded => Rows.IsPadded || Columns.IsPadded;

    /// <summary>Whether every position of the input belongs to exactly one window.</summary>
    public bool IsTiling => IsTilingAxis(Rows) && IsTilingAxis(Columns);

    private static bool IsTilingAxis(WindowAxis axis) =>
        axis.Kernel == axis.Stride && axis.Dilation == 1 && !axis.IsPadded && axis.Unused == 0;

    /// <summary>"window 3x3, stride 2, padding 1": what differs from a window of stride 1 without padding.</summary>
    public override string ToString()
    {
        string text = "window " + Both(Rows.Kernel, Columns.Kernel);
        text += Rows.Stride == 1 && Columns.Stride == 1 ? "" : ", stride " + Both(Rows.Stride, Columns.Stride);
        text += Rows.Dilation == 1 && Columns.Dilation == 1 ? "" : ", dilation " + Both(Rows.Dilation, Columns.Dilation);
        text += !IsPadded ? "" : ", padding " + string.Join(" ", new[] { Rows.PadBefore, Rows.PadAfter, Columns.PadBefore, Columns.PadAfter }.Select(Number));
        return text + (Groups == 1 || Groups == OutputChannels ? "" : ", " + Number(Groups) + " groups");

        static string Both(int rows, int columns) => Number(rows) + "x" + Number(columns);

        static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);
    }
}
