namespace DslNets.Compiler.Shapes;

/// <summary>An image moved into a frame of another size: zeros where nothing of it lies, and what reaches out is cut off. So padding and cropping are one, and each undoes the other.</summary>
/// <param name="Top">The row of the frame at which the image's first row lies; below zero the rows that are cut off.</param>
/// <param name="Left">The same for columns.</param>
public sealed record Frame(int Rows, int Columns, int FrameRows, int FrameColumns, int Top, int Left, int Channels)
{
    /// <summary>The frame moved back into the image.</summary>
    public Frame Inverse => new(FrameRows, FrameColumns, Rows, Columns, -Top, -Left, Channels);

    public int FrameLength => FrameRows * FrameColumns * Channels;
}
