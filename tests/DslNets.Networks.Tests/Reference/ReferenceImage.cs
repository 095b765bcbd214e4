using DslNets.Compiler.Shapes;

namespace DslNets.Networks.Tests.Reference;

/// <summary>Where the values of an image lie among the features of a sample. A sequence is an image of one row, a vector one of one pixel.</summary>
internal readonly record struct ReferenceImage(int Height, int Width, int Channels)
{
    public int Length => Height * Width * Channels;

    public static ReferenceImage Of(Shape shape) => shape.Rank switch
    {
        1 => new(1, 1, shape.Dimensions[0]),
        2 => new(1, shape.Dimensions[0], shape.Dimensions[1]),
        _ => new(shape.Dimensions[0], shape.Dimensions[1], shape.Dimensions[2]),
    };

    public bool Contains(int row, int column) => row >= 0 && row < Height && column >= 0 && column < Width;

    public int IndexOf(int row, int column, int channel) => (((row * Width) + column) * Channels) + channel;

    /// <summary>The values in rows, each row's columns, each column's channels, computed one by one.</summary>
    public Variable[] Fill(Func<int, int, int, Variable> value)
    {
        var values = new Variable[Length];
        for (int row = 0; row < Height; row++)
        {
            for (int column = 0; column < Width; column++)
            {
                for (int channel = 0; channel < Channels; channel++)
                {
                    values[IndexOf(row, column, channel)] = value(row, column, channel);
                }
            }
        }

        return values;
    }
}
