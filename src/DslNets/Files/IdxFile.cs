using System.Numerics;

namespace DslNets;

/// <summary>
/// Files of the IDX format, in which MNIST and its relatives come: an array of numbers with its dimensions (http://yann.lecun.com/exdb/mnist). Files packed with gzip are recognised by
/// their content.
/// </summary>
public static class IdxFile
{
    /// <summary>What times a byte of an image is a number from 0 to 1.</summary>
    public const double ByteScale = 1.0 / 255;

    /// <summary>Reads the element type and the dimensions.</summary>
    /// <param name="path">A file, plain or gzip.</param>
    /// <exception cref="InvalidDataException">The file is not in the format, or shorter than its dimensions say.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static (IdxElement Element, IReadOnlyList<int> Dimensions) ReadHeader(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        using var reader = new IdxReader(path);
        return (reader.Element, reader.Dimensions);
    }

    /// <summary>Reads all elements, whatever their type, in the order of the file: the last dimension changes fastest.</summary>
    /// <param name="path">A file, plain or gzip.</param>
    /// <param name="scale">What every element is multiplied by; <see cref="ByteScale"/> for images.</param>
    /// <exception cref="InvalidDataException">The file is not in the format, truncated, or longer than its dimensions say.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static T[] ReadValues<T>(string path, double scale = 1)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        using var reader = new IdxReader(path);
        return ReadValues<T>(reader, scale);
    }

    /// <summary>Reads all elements of a file of unsigned bytes as they are, in the order of the file.</summary>
    /// <param name="path">A file, plain or gzip.</param>
    /// <exception cref="InvalidDataException">The file is not in the format, truncated, longer than its dimensions say, or has elements of another type.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static byte[] ReadBytes(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        using var reader = new IdxReader(path);
        if (reader.Element != IdxElement.UnsignedByte)
        {
            throw reader.Invalid($"its elements are of type {reader.Element}, not {IdxElement.UnsignedByte}.");
        }

        byte[] values = new byte[LengthOf(reader)];
        reader.Read(values);
        reader.ReadEnd();
        return values;
    }

    /// <summary>Reads all elements as class labels.</summary>
    /// <param name="path">A file of one dimension, plain or gzip.</param>
    /// <exception cref="InvalidDataException">The file is not in the format, has more than one dimension, or an element is no whole number from 0.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static int[] ReadLabels(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        using var reader = new IdxReader(path);
        CheckIsLabels(reader);
        int[] labels = new int[reader.Count];
        for (int index = 0; index < labels.Length; index++)
        {
            labels[index] = reader.ReadLabel();
        }

        reader.ReadEnd();
        return labels;
    }

    /// <summary>Reads samples and their labels.</summary>
    /// <param name="inputsPath">The samples, such as images; the first dimension counts them.</param>
    /// <param name="labelsPath">As many labels.</param>
    /// <param name="scale">What every input is multiplied by; by default bytes become numbers from 0 to 1.</param>
    /// <exception cref="InvalidDataException">A file is not in the format, empty, truncated or too long, or there is not one label for every sample.</exception>
    /// <exception cref="IOException">A file cannot be read.</exception>
    public static DataSet<T> ReadDataSet<T>(string inputsPath, string labelsPath, double scale = ByteScale)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ArgumentException.ThrowIfNullOrEmpty(inputsPath);
        ArgumentException.ThrowIfNullOrEmpty(labelsPath);
        int[] labels = ReadLabels(labelsPath);
        using var reader = new IdxReader(inputsPath);
        CheckFit(reader, labels.Length);
        return new DataSet<T>(ReadValues<T>(reader, scale), labels);
    }

    internal static void CheckIsLabels(IdxReader reader)
    {
        if (reader.Dimensions.Length != 1)
        {
            throw reader.Invalid($"labels have one dimension, but it has {reader.Dimensions.Length}.");
        }
    }

    internal static void CheckFit(IdxReader inputs, int labels)
    {
        if (inputs.Count == 0 || inputs.SampleLength == 0)
        {
            throw inputs.Invalid("it has no samples.");
        }

        if (inputs.Count != labels)
        {
            throw inputs.Invalid($"it has {inputs.Count} samples, but there are {labels} labels.");
        }
    }

    private static T[] ReadValues<T>(IdxReader reader, double scale)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var values = new T[LengthOf(reader)];
        reader.Read<T>(values, scale);
        reader.ReadEnd();
        return values;
    }

    private static long LengthOf(IdxReader reader)
    {
        long length = (long)reader.Count * reader.SampleLength;
        return length <= Array.MaxLength
            ? length
            : throw reader.Invalid($"it has {length} elements; at most {Array.MaxLength} fit in memory, an IdxBatchStream reads more.");
    }
}
