namespace DslNets.Compiler.Shapes;

/// <summary>An image enlarged by a whole factor, values between pixels interpolated linearly: pixel centres at halves, as PyTorch (align_corners = False) and Keras.</summary>
public sealed record Enlargement(int Rows, int Columns, int RowFactor, int ColumnFactor, int Channels)
{
    public int OutputRows => Rows * RowFactor;

    public int OutputColumns => Columns * ColumnFactor;

    public int OutputLength => OutputRows * OutputColumns * Channels;

    public int InputLength => Rows * Columns * Channels;
}
