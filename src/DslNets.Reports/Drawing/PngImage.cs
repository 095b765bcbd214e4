using System.Buffers.Binary;

namespace DslNets;

/// <summary>
/// A picture as a PNG file (ISO/IEC 15948). Its pixels are stored, not compressed: the pictures of a report are small, and what a compressor makes of them depends on the machine.
/// </summary>
internal sealed class PngImage
{
    private const int LongestStoredBlock = 0xFFFF;
    private static readonly uint[] CrcOfByte = MakeCrcTable();

    private PngImage(int width, int height, byte colorType, int bytesPerPixel, ReadOnlySpan<byte> pixels, params ReadOnlySpan<(string Type, byte[] Content)> palette)
    {
        Width = width;
        Height = height;
        using var file = new MemoryStream();
        file.Write([0x89, (byte)'P', (byte)'N', (byte)'G', (byte)'\r', (byte)'\n', 0x1A, (byte)'\n']);
        byte[] header = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(header, width);
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4), height);
        header[8] = 8;
        header[9] = colorType;
        WriteChunk(file, "IHDR", header);
        foreach ((string type, byte[] content) in palette)
        {
            WriteChunk(file, type, content);
        }

        WriteChunk(file, "IDAT", Store(Rows(pixels, width * bytesPerPixel)));
        WriteChunk(file, "IEND", []);
        Bytes = file.ToArray();
    }

    /// <summary>The columns of pixels.</summary>
    public int Width { get; }

    /// <summary>The rows of pixels.</summary>
    public int Height { get; }

    /// <summary>The file.</summary>
    public ReadOnlyMemory<byte> Bytes { get; }

    /// <summary>A picture of shades of grey, one byte for each pixel.</summary>
    public static PngImage Grey(int width, int height, ReadOnlySpan<byte> pixels) => new(width, height, colorType: 0, bytesPerPixel: 1, pixels);

    /// <summary>A picture of colours: red, green and blue for each pixel.</summary>
    public static PngImage Rgb(int width, int height, ReadOnlySpan<byte> pixels) => new(width, height, colorType: 2, bytesPerPixel: 3, pixels);

    /// <summary>A picture of up to 256 colours with opacity: for each pixel the index of its colour.</summary>
    public static PngImage Indexed(int width, int height, ReadOnlySpan<byte> pixels, IReadOnlyList<(Color Color, byte Opacity)> palette) => new(
        width,
        height,
        colorType: 3,
        bytesPerPixel: 1,
        pixels,
        ("PLTE", [.. palette.SelectMany(entry => new[] { entry.Color.Red, entry.Color.Green, entry.Color.Blue })]),
        ("tRNS", [.. palette.Select(entry => entry.Opacity)]));

    /// <summary>The rows, each behind the number of its filter, 0 for none.</summary>
    private static byte[] Rows(ReadOnlySpan<byte> pixels, int rowLength)
    {
        byte[] rows = new byte[pixels.Length / rowLength * (rowLength + 1)];
        for (int row = 0; row * rowLength < pixels.Length; row++)
        {
            pixels.Slice(row * rowLength, rowLength).CopyTo(rows.AsSpan((row * (rowLength + 1)) + 1));
        }

        return rows;
    }

    /// <summary>A zlib stream (RFC 1950) of stored blocks (RFC 1951).</summary>
    private static byte[] Store(ReadOnlySpan<byte> content)
    {
        using var stream = new MemoryStream();
        stream.Write([0x78, 0x01]);
        Span<byte> number = stackalloc byte[4];
        for (int start = 0; start < content.Length; start += LongestStoredBlock)
        {
            ReadOnlySpan<byte> block = content[start..Math.Min(start + LongestStoredBlock, content.Length)];
            stream.WriteByte((byte)(start + block.Length == content.Length ? 1 : 0));
            BinaryPrimitives.WriteUInt16LittleEndian(number, (ushort)block.Length);
            BinaryPrimitives.WriteUInt16LittleEndian(number[2..], (ushort)~block.Length);
            stream.Write(number);
            stream.Write(block);
        }

        BinaryPrimitives.WriteUInt32BigEndian(number, Adler32(content));
        stream.Write(number);
        return stream.ToArray();
    }

    private static void WriteChunk(MemoryStream file, string type, ReadOnlySpan<byte> content)
    {
        Span<byte> number = stackalloc byte[4];
        BinaryPrimitives.WriteInt32BigEndian(number, content.Length);
        file.Write(number);
        byte[] named = [.. type.Select(letter => (byte)letter), .. content];
        file.Write(named);
        BinaryPrimitives.WriteUInt32BigEndian(number, Crc32(named));
        file.Write(number);
    }

    private static uint Adler32(ReadOnlySpan<byte> content)
    {
        const uint Prime = 65521;
        (uint a, uint b) = (1, 0);
        foreach (byte value in content)
        {
            a = (a + value) % Prime;
            b = (b + a) % Prime;
        }

        return (b << 16) | a;
    }

    private static uint Crc32(ReadOnlySpan<byte> content)
    {
        uint crc = uint.MaxValue;
        foreach (byte value in content)
        {
            crc = CrcOfByte[(byte)(crc ^ value)] ^ (crc >> 8);
        }

        return ~crc;
    }

    private static uint[] MakeCrcTable()
    {
        uint[] table = new uint[256];
        for (uint value = 0; value < table.Length; value++)
        {
            uint crc = value;
            for (int bit = 0; bit < 8; bit++)
            {
                crc = (crc & 1) == 0 ? crc >> 1 : 0xEDB88320 ^ (crc >> 1);
            }

            table[value] = crc;
        }

        return table;
    }
}
