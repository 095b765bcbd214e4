using System.Buffers.Binary;
using System.Text;

namespace DslNets.Tests.Files;

public sealed class SafetensorsFileTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_file_written_by_hand_is_read()
    {
        string path = _folder.Write("hand.safetensors", FileOf(
            """{"__metadata__":{"format":"pt"},"b":{"dtype":"U8","shape":[3],"data_offsets":[8,11]},"a":{"dtype":"F32","shape":[1,2],"data_offsets":[0,8]}}   """,
            [0, 0, 128, 63, 0, 0, 0, 192, 7, 8, 9]));

        SafetensorsFile file = SafetensorsFile.Read(path);

        Assert.Equal(new Dictionary<string, string> { ["format"] = "pt" }, file.Metadata);
        Assert.Equal(["a", "b"], file.Tensors.Select(tensor => tensor.Name));
        Assert.Equal(["F32", "U8"], file.Tensors.Select(tensor => tensor.DType));
        Assert.Equal([1L, 2L], file.Tensors[0].Shape);
        Assert.Equal(1f, BinaryPrimitives.ReadSingleLittleEndian(file.Tensors[0].Bytes.Span));
        Assert.Equal(-2f, BinaryPrimitives.ReadSingleLittleEndian(file.Tensors[0].Bytes.Span[4..]));
        Assert.Equal([7, 8, 9], file.Tensors[1].Bytes.ToArray());
    }

    [Fact]
    public void The_written_bytes_are_those_of_the_format()
    {
        string path = _folder.File("written.safetensors");

        SafetensorsFile.Write(path, new Dictionary<string, string> { ["k"] = "v" }, [("x", "U8", [2], new byte[] { 5, 6 })]);

        const string header = """{"__metadata__":{"k":"v"},"x":{"dtype":"U8","shape":[2],"data_offsets":[0,2]}}""";
        Assert.Equal(FileOf(header.PadRight((header.Length + 7) / 8 * 8), [5, 6]), File.ReadAllBytes(path));
    }

    [Fact]
    public void What_is_written_is_read_back()
    {
        string path = _folder.File("round.safetensors");
        var metadata = new Dictionary<string, string> { ["näme"] = "日本 \"quoted\" \n", ["empty"] = "" };

        SafetensorsFile.Write(path, metadata, [("small", "BF16", [1], new byte[2]), ("wide", "F64", [2, 1], new byte[16]), ("scalar", "I64", [], new byte[8]), ("none", "F32", [0, 9], default)]);
        SafetensorsFile file = SafetensorsFile.Read(path);

        Assert.Equal(metadata, file.Metadata);
        Assert.Equal(["wide", "scalar", "none", "small"], file.Tensors.Select(tensor => tensor.Name));
        Assert.Equal([[2L, 1L], [], [0L, 9L], [1L]], file.Tensors.Select(tensor => tensor.Shape));
        Assert.Equal([16, 8, 0, 2], file.Tensors.Select(tensor => tensor.Bytes.Length));
        Assert.Equal(["round.safetensors"], _folder.Names());
    }

    [Fact]
    public void A_file_without_tensors_is_read()
    {
        SafetensorsFile file = SafetensorsFile.Read(_folder.Write("empty", FileOf("{}", [])));

        Assert.Empty(file.Tensors);
        Assert.Empty(file.Metadata);
    }

    public static TheoryData<string, int, string> BadHeaders => new()
    {
        { "", 0, "JSON" },
        { "[]", 0, "expected StartObject" },
        { "{", 0, "end" },
        { "{}{}", 0, "'{'" },
        { """{"a":1}""", 0, "tensor 'a': expected StartObject" },
        { """{"a":{}}""", 0, "lacks" },
        { """{"a":{"dtype":"U8","shape":[1]}}""", 1, "lacks" },
        { """{"a":{"dtype":"U8","shape":[1],"data_offsets":[0]}}""", 1, "lacks" },
        { """{"a":{"dtype":"U8","shape":[1],"data_offsets":[0,1,2]}}""", 1, "lacks" },
        { """{"a":{"dtype":"U8","shape":[1],"data_offsets":[0,1],"more":1}}""", 1, "'more'" },
        { """{"a":{"dtype":"U8","dtype":"U8","shape":[1],"data_offsets":[0,1]}}""", 1, "'dtype'" },
        { """{"a":{"dtype":"F31","shape":[1],"data_offsets":[0,4]}}""", 4, "unknown number type 'F31'" },
        { """{"a":{"dtype":7,"shape":[1],"data_offsets":[0,4]}}""", 4, "expected String" },
        { """{"a":{"dtype":"U8","shape":[-1],"data_offsets":[0,1]}}""", 1, "whole numbers" },
        { """{"a":{"dtype":"U8","shape":[1.5],"data_offsets":[0,1]}}""", 1, "whole numbers" },
        { """{"a":{"dtype":"U8","shape":["1"],"data_offsets":[0,1]}}""", 1, "whole numbers" },
        { """{"a":{"dtype":"U8","shape":[99999999999999999999],"data_offsets":[0,1]}}""", 1, "whole numbers" },
        { """{"a":{"dtype":"F32","shape":[4611686018427387904,4],"data_offsets":[0,0]}}""", 0, "does not fit" },
        { """{"a":{"dtype":"F32","shape":[2],"data_offsets":[0,4]}}""", 4, "does not fit" },
        { """{"a":{"dtype":"F32","shape":[1],"data_offsets":[4,0]}}""", 4, "does not fit" },
        { """{"a":{"dtype":"U8","shape":[8],"data_offsets":[0,8]}}""", 4, "8 bytes of values, but the file has 4" },
        { """{"a":{"dtype":"U8","shape":[4],"data_offsets":[0,4]}}""", 5, "4 bytes of values, but the file has 5" },
        { """{"a":{"dtype":"U8","shape":[4],"data_offsets":[2,6]}}""", 6, "gap or an overlap" },
        { """{"a":{"dtype":"U8","shape":[4],"data_offsets":[0,4]},"b":{"dtype":"U8","shape":[4],"data_offsets":[2,6]}}""", 6, "gap or an overlap" },
        { """{"a":{"dtype":"U8","shape":[4],"data_offsets":[0,4]},"b":{"dtype":"U8","shape":[4],"data_offsets":[0,4]}}""", 4, "gap or an overlap" },
        { """{"a":{"dtype":"U8","shape":[1],"data_offsets":[0,1]},"a":{"dtype":"U8","shape":[1],"data_offsets":[1,2]}}""", 2, "'a' occurs twice" },
        { """{"a":{"dtype":"U8","shape":[9223372036854775807],"data_offsets":[0,9223372036854775807]}}""", 1, "at most" },
        { """{"__metadata__":[]}""", 0, "__metadata__: expected StartObject" },
        { """{"__metadata__":{"a":1}}""", 0, "expected String" },
        { """{"__metadata__":{"a":"1","a":"2"}}""", 0, "twice" },
        { """{"__metadata__":{},"__metadata__":{}}""", 0, "twice" },
        { """{"__metadata__":{"a":"\ud800"}}""", 0, "Unicode" },
        { """{"a":{"dtype":"U8","shape":[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[""", 0, "whole numbers" },
    };

    [Theory]
    [MemberData(nameof(BadHeaders))]
    public void A_bad_header_is_refused_with_a_reason(string header, int dataLength, string reason)
    {
        string path = _folder.Write("bad.safetensors", FileOf(header, new byte[dataLength]));

        var exception = Assert.Throws<InvalidDataException>(() => SafetensorsFile.Read(path));

        Assert.StartsWith($"'{path}' is not a safetensors file: ", exception.Message, StringComparison.Ordinal);
        Assert.Contains(reason, exception.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(ulong.MaxValue)]
    [InlineData(1UL << 40)]
    [InlineData(100_000_001UL)]
    [InlineData(3UL)]
    public void An_absurd_header_length_is_refused_before_memory_is_taken(ulong length)
    {
        byte[] content = FileOf("{}", []);
        BinaryPrimitives.WriteUInt64LittleEndian(content, length);

        Assert.Contains(
            $"{length} bytes", Assert.Throws<InvalidDataException>(() => SafetensorsFile.Read(_folder.Write("long", content))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Bytes_that_are_no_text_are_refused()
    {
        byte[] content = FileOf("""{"a?":{"dtype":"U8","shape":[1],"data_offsets":[0,1]}}""", new byte[1]);
        content[11] = 0xFF;

        Assert.Throws<InvalidDataException>(() => SafetensorsFile.Read(_folder.Write("bytes", content)));
    }

    [Fact]
    public void Damaged_files_are_refused_or_read_and_never_crash()
    {
        string path = _folder.File("valid.safetensors");
        SafetensorsFile.Write(
            path, new Dictionary<string, string> { ["network"] = "Tiny" }, [("dense1.weight", "F32", [2, 3], new byte[24]), ("dense1.bias", "F32", [2], new byte[8])]);
        byte[] valid = File.ReadAllBytes(path);

        Assert.Equal(valid.Length, Corruption.CountRefused(Corruption.Truncations(valid), path, path => SafetensorsFile.Read(path)));
        Assert.InRange(Corruption.CountRefused(Corruption.FlippedBytes(valid), path, path => SafetensorsFile.Read(path)), 150, 500);
    }

    [Fact]
    public void A_failed_write_leaves_the_old_file_and_nothing_else()
    {
        string path = _folder.Write("kept.safetensors", [1, 2, 3]);

        Assert.Throws<ArgumentException>(() => SafetensorsFile.Write(path, new Dictionary<string, string>(), [("a", "F32", [2], new byte[7])]));
        Directory.CreateDirectory(_folder.File("folder"));
        Assert.ThrowsAny<Exception>(() => SafetensorsFile.Write(_folder.File("folder"), new Dictionary<string, string>(), [("a", "F32", [2], new byte[8])]));

        Assert.Equal([1, 2, 3], File.ReadAllBytes(path));
        Assert.Equal(["kept.safetensors"], _folder.Names());
    }

    [Fact]
    public void Tensors_that_cannot_be_written_are_refused()
    {
        string path = _folder.File("never.safetensors");
        void Refuses(string reason, params (string Name, string DType, long[] Shape, ReadOnlyMemory<byte> Bytes)[] tensors) => Assert.Contains(
            reason, Assert.Throws<ArgumentException>(() => SafetensorsFile.Write(path, new Dictionary<string, string>(), tensors)).Message, StringComparison.Ordinal);

        Refuses("used twice", ("a", "U8", [1], new byte[1]), ("a", "U8", [1], new byte[1]));
        Refuses("reserved", ("__metadata__", "U8", [1], new byte[1]));
        Refuses("'F33' is unknown", ("a", "F33", [1], new byte[1]));
        Refuses("[-1] impossible", ("a", "U8", [-1], new byte[1]));
        Refuses("F64 [2, 2] needs 32 bytes, but there are 8", ("a", "F64", [2, 2], new byte[8]));
        Assert.False(File.Exists(path));
    }

    private static byte[] FileOf(string header, byte[] data)
    {
        byte[] text = Encoding.UTF8.GetBytes(header);
        byte[] length = new byte[8];
        BinaryPrimitives.WriteInt64LittleEndian(length, text.Length);
        return [.. length, .. text, .. data];
    }
}
