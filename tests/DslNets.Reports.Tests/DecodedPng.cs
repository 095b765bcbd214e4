using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

namespace DslNets.Tests;

/// <summary>A PNG file read by the book, check sums and all.</summary>
internal sealed class DecodedPng
{
    private readonly byte[] _pixels;
    private readonly byte[] _palette = [];
    private readonly byte[] _opacities = [];
    private readonly int _colorType;

    private DecodedPng(byte[] file)
    {
        Assert.Equal([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A], file[..8]);
        using var packed = new MemoryStream();
        string[] order = [];
        for (int position = 8; position < file.Length;)
        {
            int length = BinaryPrimitives.ReadInt32BigEndian(file.AsSpan(position));
            ReadOnlySpan<byte> chunk = file.AsSpan(position + 4, length + 4);
            Assert.Equal(Crc(chunk), BinaryPrimitives.ReadUInt32BigEndian(file.AsSpan(position + 8 + length)));
            string type = Encoding.ASCII.GetString(chunk[..4]);
            byte[] content = chunk[4..].ToArray();
            switch (type)
            {
                case "IHDR":
                    (Width, Height, _colorType) = (BinaryPrimitives.ReadInt32BigEndian(content), BinaryPrimitives.ReadInt32BigEndian(content.AsSpan(4)), content[9]);
                    Assert.Equal(8, content[8]);
                    break;
                case "PLTE":
                    _palette = content;
                    break;
                case "tRNS":
                    _opacities = content;
                    break;
                case "IDAT":
                    packed.Write(content);
                    break;
            }

            order = [.. order, type];
            position += length + 12;
        }

        Assert.Equal("IHDR", order[0]);
        Assert.Equal("IEND", order[^1]);
        packed.Position = 0;
        using var unpacked = new ZLibStream(packed, CompressionMode.Decompress);
        using var rows = new MemoryStream();
        unpacked.CopyTo(rows);
        byte[] bytes = rows.ToArray();
        int rowLength = Width * Channels;
        Assert.Equal((rowLength + 1) * Height, bytes.Length);
        _pixels = new byte[rowLength * Height];
        for (int row = 0; row < Height; row++)
        {
            Assert.Equal(0, bytes[row * (rowLength + 1)]);
            bytes.AsSpan((row * (rowLength + 1)) + 1, rowLength).CopyTo(_pixels.AsSpan(row * rowLength));
        }
    }

    public int Width { get; }

    public int Height { get; }

    private int Channels => _colorType == 2 ? 3 : 1;

    public static DecodedPng OfUri(string uri)
    {
        const string Start = "data:image/png;base64,";
        Assert.StartsWith(Start, uri);
        return new DecodedPng(Convert.FromBase64String(uri[Start.Length..]));
    }

    /// <summary>Shades of grey, or red, green and blue.</summary>
    public byte[] Pixel(int row, int column)
    {
        byte[] pixel = _pixels[(((row * Width) + column) * Channels)..(((row * Width) + column + 1) * Channels)];
        return _colorType == 3 ? _palette[(pixel[0] * 3)..((pixel[0] * 3) + 3)] : pixel;
    }

    /// <summary>How much a pixel covers, 0 to 255.</summary>
    public byte Opacity(int row, int column) => _opacities[_pixels[(row * Width) + column]];

    private static uint Crc(ReadOnlySpan<byte> content)
    {
        uint crc = uint.MaxValue;
        foreach (byte value in content)
        {
            for (int bit = 0; bit < 8; bit++)
            {
                bool isOdd = ((crc ^ (uint)(value >> bit)) & 1) != 0;
                crc = (crc >> 1) ^ (isOdd ? 0xEDB88320 : 0);
            }
        }

        return ~crc;
    }
}
