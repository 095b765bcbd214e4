using System.Buffers;
using System.Buffers.Binary;
using System.Text.Json;

namespace DslNets;

/// <summary>
/// Named tensors in Hugging Face's safetensors format (https://github.com/huggingface/safetensors): eight bytes with the length of the header, the header as JSON, the values as little-endian bytes.
/// Reading one runs no code of the file, and every offset is checked before it is used.
/// </summary>
public sealed class SafetensorsFile
{
    private const string MetadataName = "__metadata__";

    /// <summary>As the format's own library limits it.</summary>
    private const int MaximumHeaderLength = 100_000_000;

    private SafetensorsFile(
        IReadOnlyDictionary<string, string> metadata, IReadOnlyList<(string Name, string DType, long[] Shape, ReadOnlyMemory<byte> Bytes)> tensors)
    {
        Metadata = metadata;
        Tensors = tensors;
    }

    /// <summary>Free texts by name; empty when the file has none.</summary>
    public IReadOnlyDictionary<string, string> Metadata { get; }

    /// <summary>The tensors in the order of their values in the file. DType is the format's name of the number type, such as <c>F32</c>; the values are row-major over Shape.</summary>
    public IReadOnlyList<(string Name, string DType, long[] Shape, ReadOnlyMemory<byte> Bytes)> Tensors { get; }

    /// <summary>Writes a file: as a whole, or, on failure, not at all.</summary>
    /// <param name="path">The file; replaced when it exists.</param>
    /// <param name="metadata">Free texts by name.</param>
    /// <param name="tensors">
    /// Name, number type (<c>BOOL U8 I8 F8_E5M2 F8_E4M3 U16 I16 F16 BF16 U32 I32 F32 U64 I64 F64</c>), shape and little-endian values of each tensor. Wide number types are stored first, so that
    /// every tensor is aligned; otherwise the order is kept.
    /// </param>
    /// <exception cref="ArgumentException">A name is empty, reserved or used twice; a number type is unknown; or the bytes do not fit the shape.</exception>
    /// <exception cref="IOException">The file cannot be written; an older file of this name is untouched.</exception>
    public static void Write(
        string path,
        IReadOnlyDictionary<string, string> metadata,
        IReadOnlyList<(string Name, string DType, long[] Shape, ReadOnlyMemory<byte> Bytes)> tensors)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        ArgumentNullException.ThrowIfNull(metadata);
        ArgumentNullException.ThrowIfNull(tensors);
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach ((string name, string dtype, long[] shape, ReadOnlyMemory<byte> bytes) in tensors)
        {
            if (string.IsNullOrEmpty(name) || name == MetadataName || !names.Add(name))
            {
                throw new ArgumentException($"The tensor name '{name}' is empty, reserved or used twice.", nameof(tensors));
            }

            if (!TryGetByteLength(dtype, shape, out long expected))
            {
                throw new ArgumentException($"Tensor '{name}': the number type '{dtype}' is unknown or the shape {Format(shape)} impossible.", nameof(tensors));
            }

            if (bytes.Length != expected)
            {
                throw new ArgumentException($"Tensor '{name}': {dtype} {Format(shape)} needs {expected} bytes, but there are {bytes.Length}.", nameof(tensors));
            }
        }

        (string Name, string DType, long[] Shape, ReadOnlyMemory<byte> Bytes)[] ordered = [.. tensors.OrderByDescending(tensor => ElementSize(tensor.DType))];
        byte[] header = Header(metadata, ordered);
        AtomicFile.Write(path, stream =>
        {
            Span<byte> length = stackalloc byte[sizeof(ulong)];
            BinaryPrimitives.WriteUInt64LittleEndian(length, (ulong)header.Length);
            stream.Write(length);
            stream.Write(header);
            foreach (var tensor in ordered)
            {
                stream.Write(tensor.Bytes.Span);
            }
        });
    }

    /// <summary>Reads a whole file.</summary>
    /// <exception cref="InvalidDataException">The file is not in the format: the text says where.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static SafetensorsFile Read(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read);
        try
        {
            return Read(stream);
        }
        catch (Exception exception) when (exception is InvalidDataException or EndOfStreamException or JsonException)
        {
            throw new InvalidDataException($"'{path}' is not a safetensors file: {exception.Message}", exception);
        }
    }

    /// <summary>The bytes of one element, or 0 for an unknown number type.</summary>
    internal static int ElementSize(string dtype) => dtype switch
    {
        "BOOL" or "U8" or "I8" or "F8_E5M2" or "F8_E4M3" => 1,
        "U16" or "I16" or "F16" or "BF16" => 2,
        "U32" or "I32" or "F32" => 4,
        "U64" or "I64" or "F64" => 8,
        _ => 0,
    };

    internal static string Format(IReadOnlyList<long> shape) => $"[{string.Join(", ", shape)}]";

    private static byte[] Header(
        IReadOnlyDictionary<string, string> metadata, (string Name, string DType, long[] Shape, ReadOnlyMemory<byte> Bytes)[] tensors)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            if (metadata.Count > 0)
            {
                json.WriteStartObject(MetadataName);
                foreach ((string name, string value) in metadata.OrderBy(entry => entry.Key, StringComparer.Ordinal))
                {
                    json.WriteString(name, value);
                }

                json.WriteEndObject();
            }

            long offset = 0;
            foreach ((string name, string dtype, long[] shape, ReadOnlyMemory<byte> bytes) in tensors)
            {
                json.WriteStartObject(name);
                json.WriteString("dtype", dtype);
                json.WriteStartArray("shape");
                foreach (long dimension in shape)
                {
                    json.WriteNumberValue(dimension);
                }

                json.WriteEndArray();
                json.WriteStartArray("data_offsets");
                json.WriteNumberValue(offset);
                json.WriteNumberValue(offset += bytes.Length);
                json.WriteEndArray();
                json.WriteEndObject();
            }

            json.WriteEndObject();
        }

        // Spaces up to a multiple of eight bytes align the values that follow.
        int padding = -buffer.WrittenCount & 7;
        buffer.GetSpan(padding)[..padding].Fill((byte)' ');
        buffer.Advance(padding);
        return buffer.WrittenSpan.ToArray();
    }

    private static SafetensorsFile Read(FileStream stream)
    {
        Span<byte> length = stackalloc byte[sizeof(ulong)];
        stream.ReadExactly(length);
        ulong headerLength = BinaryPrimitives.ReadUInt64LittleEndian(length);
        long rest = stream.Length - sizeof(ulong);
        if (headerLength > MaximumHeaderLength || headerLength > (ulong)rest)
        {
            throw new InvalidDataException($"the header claims {headerLength} bytes, but {rest} follow.");
        }

        byte[] header = new byte[headerLength];
        stream.ReadExactly(header);
        var metadata = new Dictionary<string, string>(StringComparer.Ordinal);
        List<Entry> entries = ParseHeader(header, metadata);
        entries.Sort((left, right) => (left.Begin, left.End).CompareTo((right.Begin, right.End)));
        CheckOffsets(entries, rest - (long)headerLength);

        var tensors = new (string Name, string DType, long[] Shape, ReadOnlyMemory<byte> Bytes)[entries.Count];
        for (int index = 0; index < tensors.Length; index++)
        {
            Entry entry = entries[index];
            byte[] bytes = new byte[entry.End - entry.Begin];
            stream.ReadExactly(bytes);
            tensors[index] = (entry.Name, entry.DType, entry.Shape, bytes);
        }

        return new SafetensorsFile(metadata, tensors);
    }

    private static List<Entry> ParseHeader(ReadOnlySpan<byte> header, Dictionary<string, string> metadata)
    {
        var entries = new List<Entry>();
        var names = new HashSet<string>(StringComparer.Ordinal);
        var json = new Utf8JsonReader(header);
        Expect(ref json, JsonTokenType.StartObject, "the header");
        while (NextName(ref json, "the header") is { } name)
        {
            if (!names.Add(name))
            {
                throw new InvalidDataException($"the name '{name}' occurs twice.");
            }

            if (name == MetadataName)
            {
                ParseMetadata(ref json, metadata);
            }
            else
            {
                entries.Add(ParseEntry(ref json, name));
            }
        }

        if (json.Read())
        {
            throw new InvalidDataException("something follows the header's object.");
        }

        return entries;
    }

    private static void ParseMetadata(ref Utf8JsonReader json, Dictionary<string, string> metadata)
    {
        Expect(ref json, JsonTokenType.StartObject, MetadataName);
        while (NextName(ref json, MetadataName) is { } name)
        {
            Expect(ref json, JsonTokenType.String, $"{MetadataName} '{name}'");
            if (!metadata.TryAdd(name, Text(ref json)))
            {
                throw new InvalidDataException($"the metadata name '{name}' occurs twice.");
            }
        }
    }

    private static Entry ParseEntry(ref Utf8JsonReader json, string tensor)
    {
        string? dtype = null;
        long[]? shape = null;
        long[]? offsets = null;
        string place = $"tensor '{tensor}'";
        Expect(ref json, JsonTokenType.StartObject, place);
        while (NextName(ref json, place) is { } name)
        {
            switch (name)
            {
                case "dtype" when dtype is null:
                    Expect(ref json, JsonTokenType.String, place);
                    dtype = Text(ref json);
                    break;
                case "shape" when shape is null:
                    shape = ParseNumbers(ref json, place);
                    break;
                case "data_offsets" when offsets is null:
                    offsets = ParseNumbers(ref json, place);
                    break;
                default:
                    throw new InvalidDataException($"{place} has an unknown or repeated property '{name}'.");
            }
        }

        if (dtype is null || shape is null || offsets is not [long begin, long end])
        {
            throw new InvalidDataException($"{place} lacks its dtype, its shape or its two data_offsets.");
        }

        if (ElementSize(dtype) == 0)
        {
            throw new InvalidDataException($"{place} has the unknown number type '{dtype}'.");
        }

        if (!TryGetByteLength(dtype, shape, out long expected) || end - begin != expected)
        {
            throw new InvalidDataException($"{place}: {dtype} {Format(shape)} does not fit the data_offsets {begin} to {end}.");
        }

        if (expected > Array.MaxLength)
        {
            throw new InvalidDataException($"{place} has {expected} bytes; at most {Array.MaxLength} can be read.");
        }

        return new Entry(tensor, dtype, shape, begin, end);
    }

    private static long[] ParseNumbers(ref Utf8JsonReader json, string place)
    {
        var numbers = new List<long>();
        Expect(ref json, JsonTokenType.StartArray, place);
        while (json.Read() && json.TokenType != JsonTokenType.EndArray)
        {
            if (json.TokenType != JsonTokenType.Number || !json.TryGetInt64(out long number) || number < 0)
            {
                throw new InvalidDataException($"{place}: sizes and offsets are whole numbers from 0.");
            }

            numbers.Add(number);
        }

        return [.. numbers];
    }

    private static void Expect(ref Utf8JsonReader json, JsonTokenType type, string place)
    {
        if (!json.Read() || json.TokenType != type)
        {
            throw new InvalidDataException($"{place}: expected {type}, found {json.TokenType}.");
        }
    }

    /// <summary>The next property's name, or null at the end of the object.</summary>
    private static string? NextName(ref Utf8JsonReader json, string place)
    {
        if (!json.Read() || json.TokenType is not (JsonTokenType.PropertyName or JsonTokenType.EndObject))
        {
            throw new InvalidDataException($"{place}: the object does not end.");
        }

        return json.TokenType == JsonTokenType.PropertyName ? Text(ref json) : null;
    }

    private static string Text(ref Utf8JsonReader json)
    {
        try
        {
            return json.GetString()!;
        }
        catch (InvalidOperationException exception)
        {
            throw new InvalidDataException("a text is not valid Unicode.", exception);
        }
    }

    /// <summary>The tensors must cover the data without gap or overlap, as the format demands, so that no byte is read twice or goes unread.</summary>
    private static void CheckOffsets(List<Entry> entries, long dataLength)
    {
        long end = 0;
        foreach (Entry entry in entries)
        {
            if (entry.Begin != end)
            {
                throw new InvalidDataException($"the values of tensor '{entry.Name}' start at {entry.Begin}, where {end} is expected: a gap or an overlap.");
            }

            end = entry.End;
        }

        if (end != dataLength)
        {
            throw new InvalidDataException($"the tensors have {end} bytes of values, but the file has {dataLength}.");
        }
    }

    private static bool TryGetByteLength(string dtype, long[] shape, out long bytes)
    {
        bytes = ElementSize(dtype);
        bool fits = bytes > 0;
        foreach (long dimension in shape)
        {
            fits &= dimension >= 0 && (dimension == 0 || bytes <= long.MaxValue / dimension);
            bytes = unchecked(bytes * dimension);
        }

        return fits;
    }

    private sealed record Entry(string Name, string DType, long[] Shape, long Begin, long End);
}
