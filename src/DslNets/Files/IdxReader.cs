using System.Buffers.Binary;
using System.Numerics;

namespace DslNets;

/// <summary>Reads an IDX file from start to end.</summary>
internal sealed class IdxReader : IDisposable
{
    private readonly string _path;
    private readonly CompressedFile _stream;
    private byte[] _bytes = [];

    public IdxReader(string path)
    {
        _path = path;
        _stream = new CompressedFile(path);
        try
        {
            (Element, Dimensions) = ReadHeader();
            SampleLength = CountElements(_stream.LargestLength);
        }
        catch
        {
            _stream.Dispose();
            throw;
        }
    }

    public IdxElement Element { get; }

    public int[] Dimensions { get; }

    /// <summary>The first dimension.</summary>
    public int Count => Dimensions[0];

    /// <summary>The product of the other dimensions.</summary>
    public int SampleLength { get; }

    public void Dispose() => _stream.Dispose();

    /// <summary>Reads elements as numbers times a scale.</summary>
    public void Read<T>(Span<T> values, double scale)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        int size = SizeOf(Element);
        // Whole rows of a batch, but never more than a megabyte of bytes at once.
        for (int start = 0; start < values.Length;)
        {
            int count = Math.Min(values.Length - start, (1 << 20) / size);
            ReadOnlySpan<byte> bytes = ReadBytes(count * size);
            for (int index = 0; index < count; index++)
            {
                values[start + index] = T.CreateChecked(Number(bytes.Slice(index * size, size)) * scale);
            }

            start += count;
        }
    }

    /// <summary>Reads elements of one byte as they are.</summary>
    public void Read(Span<byte> values)
    {
        if (ReadFromStream(values) != values.Length)
        {
            throw Invalid("it is truncated.");
        }
    }

    /// <summary>Reads one element as a class label.</summary>
    public int ReadLabel()
    {
        double label = Number(ReadBytes(SizeOf(Element)));
        return label >= 0 && label <= int.MaxValue && label == Math.Floor(label)
            ? (int)label
            : throw Invalid(FormattableString.Invariant($"{label} is no class label; classes are whole numbers from 0."));
    }

    /// <summary>Checks that nothing follows.</summary>
    public void ReadEnd()
    {
        Span<byte> more = stackalloc byte[1];
        if (ReadFromStream(more) != 0)
        {
            throw Invalid("bytes follow the last element.");
        }
    }

    public InvalidDataException Invalid(string reason, Exception? cause = null) => new($"'{_path}' is not a valid IDX file: {reason}", cause);

    private static int SizeOf(IdxElement element) => element switch
    {
        IdxElement.UnsignedByte or IdxElement.SignedByte => 1,
        IdxElement.Short => 2,
        IdxElement.Int or IdxElement.Float => 4,
        _ => 8,
    };

    private (IdxElement Element, int[] Dimensions) ReadHeader()
    {
        ReadOnlySpan<byte> magic = ReadBytes(4);
        var element = (IdxElement)magic[2];
        int rank = magic[3];
        if (magic[0] != 0 || magic[1] != 0 || !Enum.IsDefined(element) || element == IdxElement.None || rank == 0)
        {
            throw Invalid($"it starts with {Convert.ToHexString(magic)}, not with two zeros, an element type and the number of dimensions.");
        }

        int[] dimensions = new int[rank];
        for (int dimension = 0; dimension < rank; dimension++)
        {
            dimensions[dimension] = BinaryPrimitives.ReadInt32BigEndian(ReadBytes(4));
            if (dimensions[dimension] < 0)
            {
                throw Invalid($"dimension {dimension} is {(uint)dimensions[dimension]}; at most {int.MaxValue} can be read.");
            }
        }

        return (element, dimensions);
    }

    /// <summary>The elements of a sample, after checking that the file can be as long as its dimensions say.</summary>
    private int CountElements(long largestLength)
    {
        UInt128 sample = 1;
        for (int dimension = 1; dimension < Dimensions.Length; dimension++)
        {
            // Stops growing where it is out of all bounds, so that 255 dimensions do not overflow.
            sample = Dimensions[dimension] == 0 ? 0 : UInt128.Min(sample * (uint)Dimensions[dimension], ulong.MaxValue);
        }

        UInt128 bytes = sample * (uint)Count * (uint)SizeOf(Element);
        int headerLength = 4 + (4 * Dimensions.Length);
        if (bytes > (ulong)Math.Max(0, largestLength - headerLength))
        {
            throw Invalid($"its dimensions {string.Join("x", Dimensions)} need {bytes} bytes, more than it has.");
        }

        if (sample > (uint)Array.MaxLength)
        {
            throw Invalid($"a sample has {sample} elements; at most {Array.MaxLength} can be read.");
        }

        return (int)sample;
    }

    private double Number(ReadOnlySpan<byte> bytes) => Element switch
    {
        IdxElement.UnsignedByte => bytes[0],
        IdxElement.SignedByte => (sbyte)bytes[0],
        IdxElement.Short => BinaryPrimitives.ReadInt16BigEndian(bytes),
        IdxElement.Int => BinaryPrimitives.ReadInt32BigEndian(bytes),
        IdxElement.Float => BinaryPrimitives.ReadSingleBigEndian(bytes),
        _ => BinaryPrimitives.ReadDoubleBigEndian(bytes),
    };

    private ReadOnlySpan<byte> ReadBytes(int length)
    {
        if (_bytes.Length < length)
        {
            _bytes = new byte[length];
        }

        Span<byte> bytes = _bytes.AsSpan(0, length);
        Read(bytes);
        return bytes;
    }

    private int ReadFromStream(Span<byte> bytes)
    {
        try
        {
            return _stream.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
        }
        catch (InvalidDataException exception)
        {
            throw Invalid($"it cannot be unpacked. {exception.Message}", exception);
        }
    }
}
