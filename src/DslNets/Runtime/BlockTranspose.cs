using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.Arm;
using System.Runtime.Intrinsics.X86;

namespace DslNets.Runtime;

/// <summary>Transposes strips of a matrix in registers: up to a vector of rows becomes rows of one vector.</summary>
/// <remarks>
/// The rows are read in pieces of 16 bytes. A vector takes its pieces from rows so far apart that a transpose within each 16 bytes - two rounds of interleaving in float,
/// one in double - already puts every element in its place: nothing crosses from one piece of the vector to another, and four (two) vectors are all that is live.
/// </remarks>
internal static class BlockTranspose
{
    /// <summary>Writes <paramref name="columns"/> rows of <paramref name="width"/> elements: each holds one column of the source, then zeros.</summary>
    /// <param name="source">The first element of the first source row; of any row that exists where <paramref name="rows"/> is not positive.</param>
    /// <param name="sourceStride">From one source row to the next.</param>
    /// <param name="rows">The source rows there are; fewer than <paramref name="width"/>, also none or less, where the matrix ends.</param>
    /// <param name="columns">The elements of a source row.</param>
    /// <param name="target">The first element of the first target row.</param>
    /// <param name="targetStride">From one target row to the next.</param>
    /// <param name="width">The elements written to a target row: a power of two, no more than <see cref="BatchLayout.VectorBytes"/> hold.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Strip<T>(ref T source, nint sourceStride, int rows, int columns, ref T target, nint targetStride, int width)
        where T : unmanaged
    {
        bool hasPieces = Math.Min(columns, width) >= 16 / Unsafe.SizeOf<T>();
        if (hasPieces && typeof(T) == typeof(float))
        {
            Strip(ref Unsafe.As<T, float>(ref source), sourceStride, rows, columns, ref Unsafe.As<T, float>(ref target), targetStride, width);
        }
        else if (hasPieces && typeof(T) == typeof(double))
        {
            Strip(ref Unsafe.As<T, double>(ref source), sourceStride, rows, columns, ref Unsafe.As<T, double>(ref target), targetStride, width);
        }
        else
        {
            StripByElement(ref source, sourceStride, rows, columns, ref target, targetStride, width);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void StripByElement<T>(ref T source, nint sourceStride, int rows, int columns, ref T target, nint targetStride, int width)
        where T : unmanaged
    {
        for (int column = 0; column < columns; column++)
        {
            ref T targetRow = ref Unsafe.Add(ref target, column * targetStride);
            for (int row = 0; row < width; row++)
            {
                Unsafe.Add(ref targetRow, row) = row < rows ? Unsafe.Add(ref source, (row * sourceStride) + column) : default;
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Strip(ref float source, nint sourceStride, int rows, int columns, ref float target, nint targetStride, int width)
    {
        if (Avx512F.IsSupported && width == 16)
        {
            Strip16(ref source, sourceStride, rows, columns, ref target, targetStride);
        }
        else if (Avx.IsSupported && width == 8)
        {
            Strip8(ref source, sourceStride, rows, columns, ref target, targetStride);
        }
        else
        {
            Strip4(ref source, sourceStride, rows, columns, ref target, targetStride);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Strip(ref double source, nint sourceStride, int rows, int columns, ref double target, nint targetStride, int width)
    {
        if (Avx512F.IsSupported && width == 8)
        {
            Strip8(ref source, sourceStride, rows, columns, ref target, targetStride);
        }
        else if (Avx.IsSupported && width == 4)
        {
            Strip4(ref source, sourceStride, rows, columns, ref target, targetStride);
        }
        else
        {
            Strip2(ref source, sourceStride, rows, columns, ref target, targetStride);
        }
    }

    // In all of these a row that does not exist is read as the last that does, and masked out; the last columns overlap the ones before where the columns do not divide.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Strip16(ref float source, nint sourceStride, int rows, int columns, ref float target, nint targetStride)
    {
        nint last = Math.Max(rows - 1, 0);
        nint row1 = Math.Min(1, last) * sourceStride;
        nint row2 = Math.Min(2, last) * sourceStride;
        nint row3 = Math.Min(3, last) * sourceStride;
        nint row4 = Math.Min(4, last) * sourceStride;
        nint row5 = Math.Min(5, last) * sourceStride;
        nint row6 = Math.Min(6, last) * sourceStride;
        nint row7 = Math.Min(7, last) * sourceStride;
        nint row8 = Math.Min(8, last) * sourceStride;
        nint row9 = Math.Min(9, last) * sourceStride;
        nint row10 = Math.Min(10, last) * sourceStride;
        nint row11 = Math.Min(11, last) * sourceStride;
        nint row12 = Math.Min(12, last) * sourceStride;
        nint row13 = Math.Min(13, last) * sourceStride;
        nint row14 = Math.Min(14, last) * sourceStride;
        nint row15 = Math.Min(15, last) * sourceStride;
        Vector512<float> exists = Vector512.LessThan(Vector512<int>.Indices, Vector512.Create(rows)).AsSingle();
        for (nint column = 0; ; column = Math.Min(column + 4, columns - 4))
        {
            ref float from = ref Unsafe.Add(ref source, column);
            Vector512<float> a = Pieces(ref from, 0, row4, row8, row12);
            Vector512<float> b = Pieces(ref from, row1, row5, row9, row13);
            Vector512<float> c = Pieces(ref from, row2, row6, row10, row14);
            Vector512<float> d = Pieces(ref from, row3, row7, row11, row15);
            Vector512<float> lowEven = Avx512F.UnpackLow(a, c);
            Vector512<float> lowOdd = Avx512F.UnpackLow(b, d);
            Vector512<float> highEven = Avx512F.UnpackHigh(a, c);
            Vector512<float> highOdd = Avx512F.UnpackHigh(b, d);
            ref float to = ref Unsafe.Add(ref target, column * targetStride);
            (Avx512F.UnpackLow(lowEven, lowOdd) & exists).StoreUnsafe(ref to);
            (Avx512F.UnpackHigh(lowEven, lowOdd) & exists).StoreUnsafe(ref Unsafe.Add(ref to, targetStride));
            (Avx512F.UnpackLow(highEven, highOdd) & exists).StoreUnsafe(ref Unsafe.Add(ref to, 2 * targetStride));
            (Avx512F.UnpackHigh(highEven, highOdd) & exists).StoreUnsafe(ref Unsafe.Add(ref to, 3 * targetStride));
            if (column == columns - 4)
            {
                return;
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Strip8(ref float source, nint sourceStride, int rows, int columns, ref float target, nint targetStride)
    {
        nint last = Math.Max(rows - 1, 0);
        nint row1 = Math.Min(1, last) * sourceStride;
        nint row2 = Math.Min(2, last) * sourceStride;
        nint row3 = Math.Min(3, last) * sourceStride;
        nint row4 = Math.Min(4, last) * sourceStride;
        nint row5 = Math.Min(5, last) * sourceStride;
        nint row6 = Math.Min(6, last) * sourceStride;
        nint row7 = Math.Min(7, last) * sourceStride;
        Vector256<float> exists = Vector256.LessThan(Vector256<int>.Indices, Vector256.Create(rows)).AsSingle();
        for (nint column = 0; ; column = Math.Min(column + 4, columns - 4))
        {
            ref float from = ref Unsafe.Add(ref source, column);
            Vector256<float> a = Pieces(ref from, 0, row4);
            Vector256<float> b = Pieces(ref from, row1, row5);
            Vector256<float> c = Pieces(ref from, row2, row6);
            Vector256<float> d = Pieces(ref from, row3, row7);
            Vector256<float> lowEven = Avx.UnpackLow(a, c);
            Vector256<float> lowOdd = Avx.UnpackLow(b, d);
            Vector256<float> highEven = Avx.UnpackHigh(a, c);
            Vector256<float> highOdd = Avx.UnpackHigh(b, d);
            ref float to = ref Unsafe.Add(ref target, column * targetStride);
            (Avx.UnpackLow(lowEven, lowOdd) & exists).StoreUnsafe(ref to);
            (Avx.UnpackHigh(lowEven, lowOdd) & exists).StoreUnsafe(ref Unsafe.Add(ref to, targetStride));
            (Avx.UnpackLow(highEven, highOdd) & exists).StoreUnsafe(ref Unsafe.Add(ref to, 2 * targetStride));
            (Avx.UnpackHigh(highEven, highOdd) & exists).StoreUnsafe(ref Unsafe.Add(ref to, 3 * targetStride));
            if (column == columns - 4)
            {
                return;
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Strip4(ref float source, nint sourceStride, int rows, int columns, ref float target, nint targetStride)
    {
        nint last = Math.Max(rows - 1, 0);
        nint row1 = Math.Min(1, last) * sourceStride;
        nint row2 = Math.Min(2, last) * sourceStride;
        nint row3 = Math.Min(3, last) * sourceStride;
        Vector128<float> exists = Vector128.LessThan(Vector128<int>.Indices, Vector128.Create(rows)).AsSingle();
        for (nint column = 0; ; column = Math.Min(column + 4, columns - 4))
        {
            ref float from = ref Unsafe.Add(ref source, column);
            var a = Vector128.LoadUnsafe(ref from);
            var b = Vector128.LoadUnsafe(ref Unsafe.Add(ref from, row1));
            var c = Vector128.LoadUnsafe(ref Unsafe.Add(ref from, row2));
            var d = Vector128.LoadUnsafe(ref Unsafe.Add(ref from, row3));
            Vector128<float> lowEven = InterleaveLow(a, c);
            Vector128<float> lowOdd = InterleaveLow(b, d);
            Vector128<float> highEven = InterleaveHigh(a, c);
            Vector128<float> highOdd = InterleaveHigh(b, d);
            ref float to = ref Unsafe.Add(ref target, column * targetStride);
            (InterleaveLow(lowEven, lowOdd) & exists).StoreUnsafe(ref to);
            (InterleaveHigh(lowEven, lowOdd) & exists).StoreUnsafe(ref Unsafe.Add(ref to, targetStride));
            (InterleaveLow(highEven, highOdd) & exists).StoreUnsafe(ref Unsafe.Add(ref to, 2 * targetStride));
            (InterleaveHigh(highEven, highOdd) & exists).StoreUnsafe(ref Unsafe.Add(ref to, 3 * targetStride));
            if (column == columns - 4)
            {
                return;
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Strip8(ref double source, nint sourceStride, int rows, int columns, ref double target, nint targetStride)
    {
        nint last = Math.Max(rows - 1, 0);
        nint row1 = Math.Min(1, last) * sourceStride;
        nint row2 = Math.Min(2, last) * sourceStride;
        nint row3 = Math.Min(3, last) * sourceStride;
        nint row4 = Math.Min(4, last) * sourceStride;
        nint row5 = Math.Min(5, last) * sourceStride;
        nint row6 = Math.Min(6, last) * sourceStride;
        nint row7 = Math.Min(7, last) * sourceStride;
        Vector512<double> exists = Vector512.LessThan(Vector512<long>.Indices, Vector512.Create((long)rows)).AsDouble();
        for (nint column = 0; ; column = Math.Min(column + 2, columns - 2))
        {
            ref double from = ref Unsafe.Add(ref source, column);
            Vector512<double> even = Pieces(ref from, 0, row2, row4, row6);
            Vector512<double> odd = Pieces(ref from, row1, row3, row5, row7);
            ref double to = ref Unsafe.Add(ref target, column * targetStride);
            (Avx512F.UnpackLow(even, odd) & exists).StoreUnsafe(ref to);
            (Avx512F.UnpackHigh(even, odd) & exists).StoreUnsafe(ref Unsafe.Add(ref to, targetStride));
            if (column == columns - 2)
            {
                return;
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Strip4(ref double source, nint sourceStride, int rows, int columns, ref double target, nint targetStride)
    {
        nint last = Math.Max(rows - 1, 0);
        nint row1 = Math.Min(1, last) * sourceStride;
        nint row2 = Math.Min(2, last) * sourceStride;
        nint row3 = Math.Min(3, last) * sourceStride;
        Vector256<double> exists = Vector256.LessThan(Vector256<long>.Indices, Vector256.Create((long)rows)).AsDouble();
        for (nint column = 0; ; column = Math.Min(column + 2, columns - 2))
        {
            ref double from = ref Unsafe.Add(ref source, column);
            Vector256<double> even = Pieces(ref from, 0, row2);
            Vector256<double> odd = Pieces(ref from, row1, row3);
            ref double to = ref Unsafe.Add(ref target, column * targetStride);
            (Avx.UnpackLow(even, odd) & exists).StoreUnsafe(ref to);
            (Avx.UnpackHigh(even, odd) & exists).StoreUnsafe(ref Unsafe.Add(ref to, targetStride));
            if (column == columns - 2)
            {
                return;
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Strip2(ref double source, nint sourceStride, int rows, int columns, ref double target, nint targetStride)
    {
        nint row1 = rows > 1 ? sourceStride : 0;
        Vector128<double> exists = Vector128.LessThan(Vector128<long>.Indices, Vector128.Create((long)rows)).AsDouble();
        for (nint column = 0; ; column = Math.Min(column + 2, columns - 2))
        {
            ref double from = ref Unsafe.Add(ref source, column);
            var even = Vector128.LoadUnsafe(ref from);
            var odd = Vector128.LoadUnsafe(ref Unsafe.Add(ref from, row1));
            ref double to = ref Unsafe.Add(ref target, column * targetStride);
            (Vector128.Create(even.GetLower(), odd.GetLower()) & exists).StoreUnsafe(ref to);
            (Vector128.Create(even.GetUpper(), odd.GetUpper()) & exists).StoreUnsafe(ref Unsafe.Add(ref to, targetStride));
            if (column == columns - 2)
            {
                return;
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<T> Pieces<T>(ref T source, nint first, nint second)
        where T : unmanaged =>
        Vector256.Create(Vector128.LoadUnsafe(ref Unsafe.Add(ref source, first)), Vector128.LoadUnsafe(ref Unsafe.Add(ref source, second)));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<T> Pieces<T>(ref T source, nint first, nint second, nint third, nint fourth)
        where T : unmanaged => Pieces(ref source, first, second).ToVector512Unsafe().WithUpper(Pieces(ref source, third, fourth));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<float> InterleaveLow(Vector128<float> even, Vector128<float> odd) =>
        Sse.IsSupported ? Sse.UnpackLow(even, odd)
        : AdvSimd.Arm64.IsSupported ? AdvSimd.Arm64.ZipLow(even, odd)
        : Vector128.Create(even.GetElement(0), odd.GetElement(0), even.GetElement(1), odd.GetElement(1));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<float> InterleaveHigh(Vector128<float> even, Vector128<float> odd) =>
        Sse.IsSupported ? Sse.UnpackHigh(even, odd)
        : AdvSimd.Arm64.IsSupported ? AdvSimd.Arm64.ZipHigh(even, odd)
        : Vector128.Create(even.GetElement(2), odd.GetElement(2), even.GetElement(3), odd.GetElement(3));
}
