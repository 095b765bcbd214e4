using System.Globalization;
using System.Numerics;
using DslNets.Runtime;

namespace DslNets;

/// <summary>The state of a trainer as a safetensors file: numbers as metadata, buffers as tensors in the order of files.</summary>
internal static class Checkpoint
{
    /// <summary>The value of the metadata <c>format</c>.</summary>
    public const string Format = "DslNets checkpoint 2";

    /// <summary>A number that reads back with the same bits.</summary>
    public static string Text<TNumber>(TNumber number)
        where TNumber : IFormattable => number.ToString(number is double ? "R" : null, CultureInfo.InvariantCulture);

    /// <summary>The values of a tensor, in the order of files.</summary>
    public static (string Name, string DType, long[] Shape, ReadOnlyMemory<byte> Bytes) Pack<T>(string prefix, TensorDescription tensor, AlignedBuffer<T> buffer)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var values = new T[tensor.Length];
        TensorValues.Read(buffer, tensor, values);
        return (prefix + tensor.Name, TensorBytes.TypeOf<T>(), [.. tensor.Shape.Select(dimension => (long)dimension)], TensorBytes.Of<T>(values));
    }

    /// <summary>Numbers that are no tensor of the network.</summary>
    public static (string Name, string DType, long[] Shape, ReadOnlyMemory<byte> Bytes) Pack(string name, double[] numbers) =>
        (name, TensorBytes.TypeOf<double>(), [numbers.Length], TensorBytes.Of<double>(numbers));

    /// <summary>Numbers that are no tensor of the network, of any shape.</summary>
    /// <exception cref="InvalidDataException">They are of another type than double.</exception>
    public static double[] Unpack((string Name, string DType, long[] Shape, ReadOnlyMemory<byte> Bytes) stored) =>
        stored.DType == TensorBytes.TypeOf<double>()
            ? TensorBytes.Read<double>(stored.DType, stored.Bytes.Span)!
            : throw new InvalidDataException($"The tensor '{stored.Name}' of the checkpoint is {stored.DType}, but the trainer needs {TensorBytes.TypeOf<double>()}.");

    /// <summary>The values of a tensor of a file, once name, type and shape have been compared.</summary>
    /// <exception cref="InvalidDataException">The tensor is missing or has another type or shape.</exception>
    public static T[] Unpack<T>(
        IReadOnlyDictionary<string, (string Name, string DType, long[] Shape, ReadOnlyMemory<byte> Bytes)> tensors, string prefix, TensorDescription tensor)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        string name = prefix + tensor.Name;
        if (!tensors.TryGetValue(name, out var stored))
        {
            throw new InvalidDataException($"The checkpoint has no tensor '{name}'.");
        }

        if (stored.DType != TensorBytes.TypeOf<T>() || !stored.Shape.SequenceEqual(tensor.Shape.Select(dimension => (long)dimension)))
        {
            throw new InvalidDataException(
                $"The tensor '{name}' of the checkpoint is {stored.DType} [{string.Join(", ", stored.Shape)}], but the trainer needs {TensorBytes.TypeOf<T>()} [{string.Join(", ", tensor.Shape)}].");
        }

        return TensorBytes.Read<T>(stored.DType, stored.Bytes.Span)!;
    }

    /// <summary>A number of the metadata.</summary>
    /// <exception cref="InvalidDataException">It is missing, or no such number.</exception>
    public static TNumber Number<TNumber>(IReadOnlyDictionary<string, string> metadata, string name)
        where TNumber : IParsable<TNumber> =>
        TNumber.TryParse(TextOf(metadata, name), CultureInfo.InvariantCulture, out TNumber? number)
            ? number
            : throw new InvalidDataException($"The metadata '{name}' of the checkpoint is '{metadata[name]}', which is no {typeof(TNumber).Name}.");

    /// <summary>A number of the metadata that may be missing.</summary>
    /// <exception cref="InvalidDataException">It is there, but no such number.</exception>
    public static TNumber? NumberOrNull<TNumber>(IReadOnlyDictionary<string, string> metadata, string name)
        where TNumber : struct, IParsable<TNumber> => metadata.ContainsKey(name) ? Number<TNumber>(metadata, name) : null;

    /// <summary>A count of the metadata: a number of 0 or more.</summary>
    /// <exception cref="InvalidDataException">It is missing, or no such number.</exception>
    public static TNumber Count<TNumber>(IReadOnlyDictionary<string, string> metadata, string name)
        where TNumber : INumber<TNumber>
    {
        TNumber number = Number<TNumber>(metadata, name);
        return number >= TNumber.Zero ? number : throw new InvalidDataException($"The metadata '{name}' of the checkpoint is {number}, but counts are 0 or more.");
    }

    /// <summary>Compares a text of the metadata.</summary>
    /// <exception cref="InvalidDataException">It is missing or differs.</exception>
    public static void Expect(IReadOnlyDictionary<string, string> metadata, string name, string expected)
    {
        string found = TextOf(metadata, name);
        if (found != expected)
        {
            throw new InvalidDataException($"The metadata '{name}' of the checkpoint is '{found}', but the trainer needs '{expected}'.");
        }
    }

    private static string TextOf(IReadOnlyDictionary<string, string> metadata, string name) =>
        metadata.TryGetValue(name, out string? text) ? text : throw new InvalidDataException($"The file is no checkpoint of DslNets: it has no metadata '{name}'.");
}
