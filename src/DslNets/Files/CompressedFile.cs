using System.Buffers.Binary;
using System.IO.Compression;

namespace DslNets;

/// <summary>
/// A file to be read once from start to end, unpacked if its content, not its name, says gzip. .NET takes a packed file that breaks off for one that ends; this does not: the last four bytes
/// of a gzip file are the length of what was packed (RFC 1952).
/// </summary>
internal sealed class CompressedFile : Stream
{
    /// <summary>No deflate stream is longer than this many times its compressed form.</summary>
    private const long LargestRatio = 1032;

    private readonly Stream _content;

    /// <summary>The length at the end of a packed file, modulo 2^32; null for a plain file.</summary>
    private readonly uint? _packedLength;

    private ulong _length;

    public CompressedFile(string path)
    {
        var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 1 << 16);
        try
        {
            Span<byte> bytes = stackalloc byte[4];
            bool isPacked = file.ReadAtLeast(bytes, 2, throwOnEndOfStream: false) >= 2 && bytes is [0x1F, 0x8B, ..];
            if (isPacked)
            {
                file.Seek(-Math.Min(4, file.Length), SeekOrigin.End);
                _packedLength = file.ReadAtLeast(bytes, 4, throwOnEndOfStream: false) == 4 ? BinaryPrimitives.ReadUInt32LittleEndian(bytes) : 0;
            }

            file.Position = 0;
            LargestLength = isPacked ? file.Length * LargestRatio : file.Length;
            _content = isPacked ? new GZipStream(file, CompressionMode.Decompress) : file;
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    /// <summary>The most bytes that can come out.</summary>
    public long LargestLength { get; }

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    /// <exception cref="InvalidDataException">A packed file is corrupt or breaks off.</exception>
    public override int Read(Span<byte> buffer)
    {
        int count = _content.Read(buffer);
        _length += (uint)count;
        if (count == 0 && !buffer.IsEmpty && _packedLength is { } expected && expected != (uint)_length)
        {
            throw new InvalidDataException($"The gzip file breaks off, or has several parts: it unpacks to {_length} bytes, but ends with the length {expected}.");
        }

        return count;
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _content.Dispose();
        }

        base.Dispose(disposing);
    }
}
