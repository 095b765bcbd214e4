using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace DslNets.Runtime;

/// <summary>A piece of an image that may reach over its edges.</summary>
public static class ImagePatch
{
    /// <summary>Copies the pixels of a piece; those outside the image become zero.</summary>
    /// <param name="image">The image's first pixel, rows one after the other.</param>
    /// <param name="imageRows">The rows of the image.</param>
    /// <param name="imageColumns">Its columns.</param>
    /// <param name="pixelLength">The elements of a pixel: channels x samples of a block.</param>
    /// <param name="firstRow">The first row of the piece, perhaps before the image.</param>
    /// <param name="firstColumn">Its first column.</param>
    /// <param name="rows">The rows of the piece.</param>
    /// <param name="columns">Its columns.</param>
    /// <param name="patch">Room for rows x columns pixels.</param>
    public static void Copy<T>(ref T image, int imageRows, int imageColumns, int pixelLength, int firstRow, int firstColumn, int rows, int columns, ref T patch)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        int before = Math.Clamp(-firstColumn, 0, columns);
        int end = Math.Clamp(imageColumns - firstColumn, before, columns);
        for (int row = firstRow; row < firstRow + rows; row++)
        {
            Span<T> target = MemoryMarshal.CreateSpan(ref patch, columns * pixelLength);
            if ((uint)row >= (uint)imageRows || before == end)
            {
                target.Clear();
            }
            else
            {
                int inside = (end - before) * pixelLength;
                target[..(before * pixelLength)].Clear();
                MemoryMarshal.CreateReadOnlySpan(ref Unsafe.Add(ref image, ((nint)(row * imageColumns) + firstColumn + before) * pixelLength), inside).CopyTo(target[(before * pixelLength)..]);
                target[(end * pixelLength)..].Clear();
            }

            patch = ref Unsafe.Add(ref patch, columns * pixelLength);
        }
    }
}
