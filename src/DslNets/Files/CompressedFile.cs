using System.IO.Compression;

namespace DslNets;

/// <summary>Opens files that may be compressed.</summary>
internal static class CompressedFile
{
    /// <summary>No deflate stream is longer than this many times its compressed form.</summary>
    private const long LargestRatio = 1032;

    /// <summary>Opens a file to be read once from start to end, unpacking it if its content, not its name, says gzip.</summary>
    /// <param name="path">The file.</param>
    /// <param name="largestLength">The most bytes that can come out.</param>
    public static Stream OpenRead(string path, out long largestLength)
    {
        var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 1 << 16);
        try
        {
            Span<byte> magic = stackalloc byte[2];
            bool isCompressed = file.ReadAtLeast(magic, 2, throwOnEndOfStream: false) == 2 && magic is [0x1F, 0x8B];
            file.Position = 0;
            largestLength = isCompressed ? file.Length * LargestRatio : file.Length;
            return isCompressed ? new GZipStream(file, CompressionMode.Decompress) : file;
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }
}
