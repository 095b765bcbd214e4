using System.Buffers.Binary;
using System.IO.Compression;

namespace DslNets.Samples.Tests;

/// <summary>Files such as those of MNIST, with a class for each row that is white.</summary>
internal static class IdxDigits
{
    public static void Write(string folder, string part, int count, bool isPacked)
    {
        byte[] images = new byte[16 + (count * 784)];
        byte[] labels = new byte[8 + count];
        BinaryPrimitives.WriteInt32BigEndian(images, 0x803);
        BinaryPrimitives.WriteInt32BigEndian(images.AsSpan(4), count);
        BinaryPrimitives.WriteInt32BigEndian(images.AsSpan(8), 28);
        BinaryPrimitives.WriteInt32BigEndian(images.AsSpan(12), 28);
        BinaryPrimitives.WriteInt32BigEndian(labels, 0x801);
        BinaryPrimitives.WriteInt32BigEndian(labels.AsSpan(4), count);
        for (int sample = 0; sample < count; sample++)
        {
            int label = sample % 10;
            labels[8 + sample] = (byte)label;
            images.AsSpan(16 + (sample * 784) + (label * 2 * 28), 28).Fill(255);
        }

        Write(Path.Combine(folder, $"{part}-images-idx3-ubyte"), images, isPacked);
        Write(Path.Combine(folder, $"{part}-labels-idx1-ubyte"), labels, isPacked);
    }

    private static void Write(string path, byte[] bytes, bool isPacked)
    {
        if (!isPacked)
        {
            File.WriteAllBytes(path, bytes);
            return;
        }

        using var packed = new GZipStream(File.Create(path + ".gz"), CompressionLevel.Fastest);
        packed.Write(bytes);
    }
}
