namespace DslNets.Compiler.Shapes;

/// <summary>A window that slides over an image with channels, and what it makes of them. A sequence is an image of one row, its steps the columns.</summary>
/// <param name="Groups">Into how many independent parts input and output channels are divided.</param>
public sealed record Window(WindowAxis Rows, WindowAxis Columns, int InputChannels, int OutputChannels, int Groups = 1)
{
    public int GroupInputs => InputChannels / Groups;

    public int GroupOutputs => OutputChannels / Groups;

    /// <summary>The values one output is computed from: kernel height x kernel width x input channels of its group.</summary>
    public int Taps => Rows.Kernel * Columns.Kernel * GroupInputs;

    public int InputLength => Rows.Input * Columns.Input * InputChannels;

    public int OutputLength => Rows.Output * Columns.Output * OutputChannels;

    public bool IsPadded => Rows.IsPadded || Columns.IsPadded;
}
