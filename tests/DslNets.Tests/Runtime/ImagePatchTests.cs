using System.Numerics;
using DslNets.Runtime;

namespace DslNets.Tests.Runtime;

public class ImagePatchTests
{
    private const int Rows = 3;
    private const int Columns = 4;

    /// <summary>First row and column, and the size of the piece.</summary>
    public static TheoryData<int, int, int, int> Pieces => new()
    {
        // Inside, and the whole image.
        { 1, 1, 2, 2 },
        { 0, 0, Rows, Columns },
        { 2, 3, 1, 1 },

        // Over each edge and corner, and over all of them.
        { -1, 1, 3, 2 },
        { 2, 1, 4, 2 },
        { 0, -2, 2, 4 },
        { 0, 2, 2, 4 },
        { -2, -1, 4, 4 },
        { -1, 3, 4, 4 },
        { 1, -3, 4, 4 },
        { 2, 3, 4, 4 },
        { -2, -3, 8, 10 },

        // Wholly outside: above, below, on the left, on the right.
        { -4, 0, 4, 4 },
        { Rows, 0, 4, 4 },
        { 0, -4, 4, 4 },
        { 0, Columns, 4, 4 },
        { -9, -9, 4, 4 },
        { 9, 9, 4, 4 },
        { 0, -7, 2, 3 },
    };

    [Theory]
    [MemberData(nameof(Pieces))]
    public void Pixels_inside_are_copied_and_the_others_are_zero(int firstRow, int firstColumn, int rows, int columns)
    {
        foreach (int pixelLength in new[] { 1, 2, 33 })
        {
            Check<float>(pixelLength, firstRow, firstColumn, rows, columns);
            Check<double>(pixelLength, firstRow, firstColumn, rows, columns);
        }
    }

    private static void Check<T>(int pixelLength, int firstRow, int firstColumn, int rows, int columns)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        // What lies around the image, and behind the piece, is neither read nor written.
        int guard = 16 * pixelLength;
        var image = new T[guard + (Rows * Columns * pixelLength) + guard];
        Array.Fill(image, T.NaN);
        for (int index = 0; index < Rows * Columns * pixelLength; index++)
        {
            image[guard + index] = T.CreateChecked(index + 1);
        }

        var patch = new T[(rows * columns * pixelLength) + guard];
        Array.Fill(patch, T.NaN);
        ImagePatch.Copy(ref image[guard], Rows, Columns, pixelLength, firstRow, firstColumn, rows, columns, ref patch[0]);

        for (int index = 0; index < rows * columns * pixelLength; index++)
        {
            int row = firstRow + (index / pixelLength / columns);
            int column = firstColumn + (index / pixelLength % columns);
            bool isInside = row is >= 0 and < Rows && column is >= 0 and < Columns;
            T expected = isInside ? T.CreateChecked((((row * Columns) + column) * pixelLength) + (index % pixelLength) + 1) : T.Zero;
            Assert.Equal(expected, patch[index]);
        }

        Assert.All(patch[(rows * columns * pixelLength)..], value => Assert.True(T.IsNaN(value)));
    }
}
