using DslNets.Tests.Networks;

namespace DslNets.Tests.Files;

public sealed class IdxFileTests : IDisposable
{
    /// <summary>Three images of 2 x 2 bytes, 0 to 11 times 20.</summary>
    private static readonly byte[] s_images = [0, 0, 8, 3, 0, 0, 0, 3, 0, 0, 0, 2, 0, 0, 0, 2, 0, 20, 40, 60, 80, 100, 120, 140, 160, 180, 200, 255];

    private static readonly byte[] s_labels = [0, 0, 8, 1, 0, 0, 0, 3, 2, 0, 1];

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Images_and_labels_become_a_data_set(bool isPacked)
    {
        string images = _folder.Write("images", isPacked ? Gzip.Pack(s_images) : s_images);
        string labels = _folder.Write("labels", isPacked ? Gzip.Pack(s_labels) : s_labels);

        DataSet<double> data = IdxFile.ReadDataSet<double>(images, labels);

        Assert.Equal(3, data.Count);
        Assert.Equal([80 / 255.0, 100 / 255.0, 120 / 255.0, 140 / 255.0], data.Input(1).ToArray(), (left, right) => Math.Abs(left - right) < 1e-15);
        Assert.Equal(1, data.Input(2)[3]);
        Assert.Equal([2, 0, 1], data.Labels());
        (IdxElement element, IReadOnlyList<int> dimensions) = IdxFile.ReadHeader(images);
        Assert.Equal(IdxElement.UnsignedByte, element);
        Assert.Equal([3, 2, 2], dimensions);
    }

    [Theory]
    [InlineData(0x08, "FE 02", 254.0, 2.0)]
    [InlineData(0x09, "FE 02", -2.0, 2.0)]
    [InlineData(0x0B, "FF FE 01 00", -2.0, 256.0)]
    [InlineData(0x0C, "FF FF FF FE 00 01 00 00", -2.0, 65536.0)]
    [InlineData(0x0D, "C0 00 00 00 3E 20 00 00", -2.0, 0.15625)]
    [InlineData(0x0E, "C0 00 00 00 00 00 00 00 3F C4 00 00 00 00 00 00", -2.0, 0.15625)]
    public void Every_element_type_is_read(byte type, string bytes, double first, double second)
    {
        string path = _folder.Write("values", [0, 0, type, 1, 0, 0, 0, 2, .. bytes.Split(' ').Select(text => Convert.ToByte(text, 16))]);

        Assert.Equal([first, second], IdxFile.ReadValues<double>(path));
        Assert.Equal([(float)(first / 2), (float)(second / 2)], IdxFile.ReadValues<float>(path, 0.5));
    }

    [Fact]
    public void Bytes_are_read_as_they_are()
    {
        Assert.Equal([0, 20, 40, 60, 80, 100, 120, 140, 160, 180, 200, 255], IdxFile.ReadBytes(_folder.Write("images", Gzip.Pack(s_images))));
        Assert.Contains(
            "of type SignedByte",
            Assert.Throws<InvalidDataException>(() => IdxFile.ReadBytes(_folder.Write("signed", [0, 0, 9, 1, 0, 0, 0, 1, 0xFF]))).Message,
            StringComparison.Ordinal);
        Assert.Throws<InvalidDataException>(() => IdxFile.ReadBytes(_folder.Write("longer", [.. s_images, 0])));
        Assert.Throws<InvalidDataException>(() => IdxFile.ReadBytes(_folder.Write("shorter", s_images[..^1])));
    }

    [Fact]
    public void Labels_of_any_type_are_whole_numbers_from_0()
    {
        Assert.Equal([7], IdxFile.ReadLabels(_folder.Write("doubles", [0, 0, 0x0E, 1, 0, 0, 0, 1, 0x40, 0x1C, 0, 0, 0, 0, 0, 0])));
        Assert.Contains(
            "7.5 is no class label",
            Assert.Throws<InvalidDataException>(() => IdxFile.ReadLabels(_folder.Write("doubles", [0, 0, 0x0E, 1, 0, 0, 0, 1, 0x40, 0x1E, 0, 0, 0, 0, 0, 0]))).Message,
            StringComparison.Ordinal);
        Assert.Throws<InvalidDataException>(() => IdxFile.ReadLabels(_folder.Write("bytes", [0, 0, 9, 1, 0, 0, 0, 1, 0xFF])));
        Assert.Contains(
            "one dimension", Assert.Throws<InvalidDataException>(() => IdxFile.ReadLabels(_folder.Write("images", s_images))).Message, StringComparison.Ordinal);
    }

    public static TheoryData<string, string> BadFiles => new()
    {
        { "", "truncated" },
        { "00 00 08", "truncated" },
        { "01 00 08 01 00 00 00 01 05", "it starts with 01000801" },
        { "00 02 08 01 00 00 00 01 05", "it starts with 00020801" },
        { "00 00 0A 01 00 00 00 01 05", "it starts with 00000A01" },
        { "00 00 00 01 00 00 00 01 05", "it starts with 00000001" },
        { "00 00 08 00 05", "it starts with 00000800" },
        { "00 00 08 02 00 00 00 01", "truncated" },
        { "00 00 08 01 FF FF FF FF 05", "dimension 0 is 4294967295" },
        { "00 00 08 01 7F FF FF FF 05", "need 2147483647 bytes, more than it has" },
        { "00 00 0E 03 7F FF FF FF 7F FF FF FF 7F FF FF FF 05", "more than it has" },
        { "00 00 08 01 00 00 00 02 05", "need 2 bytes, more than it has" },
        { "00 00 08 01 00 00 00 01 05 06", "bytes follow" },
        { "00 00 08 02 00 00 00 00 00 00 00 07 05", "bytes follow" },
        { "00 00 08 02 00 00 00 00 7F FF FF FF 05", "at most" },
    };

    [Theory]
    [MemberData(nameof(BadFiles))]
    public void A_bad_file_is_refused_with_a_reason(string bytes, string reason)
    {
        byte[] content = [.. bytes.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(text => Convert.ToByte(text, 16))];
        string path = _folder.Write("bad", content);

        string message = Assert.Throws<InvalidDataException>(() => IdxFile.ReadValues<float>(path)).Message;

        Assert.StartsWith($"'{path}' is not a valid IDX file: ", message, StringComparison.Ordinal);
        Assert.Contains(reason, message, StringComparison.Ordinal);
        Assert.Throws<InvalidDataException>(() => IdxFile.ReadValues<float>(_folder.Write("packed", Gzip.Pack(content))));
    }

    [Fact]
    public void Many_huge_dimensions_do_not_overflow()
    {
        byte[] content = [0, 0, 8, 255, .. Enumerable.Repeat(new byte[] { 0x7F, 0xFF, 0xFF, 0xFF }, 255).SelectMany(bytes => bytes)];

        Assert.Contains("more than it has", Assert.Throws<InvalidDataException>(() => IdxFile.ReadValues<float>(_folder.Write("huge", content))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Images_and_labels_must_be_as_many()
    {
        string images = _folder.Write("images", s_images);
        string labels = _folder.Write("labels", [0, 0, 8, 1, 0, 0, 0, 2, 2, 0]);
        string none = _folder.Write("none", [0, 0, 8, 1, 0, 0, 0, 0]);

        Assert.Contains("3 samples, but there are 2 labels", Assert.Throws<InvalidDataException>(() => IdxFile.ReadDataSet<float>(images, labels)).Message, StringComparison.Ordinal);
        Assert.Contains("no samples", Assert.Throws<InvalidDataException>(() => IdxFile.ReadDataSet<float>(none, none)).Message, StringComparison.Ordinal);
        Assert.Throws<InvalidDataException>(() => new IdxBatchStream<float>(images, labels));
    }

    [Fact]
    public void A_stream_reads_batch_by_batch_what_a_data_set_holds()
    {
        string images = _folder.Write("images", Gzip.Pack(s_images));
        string labels = _folder.Write("labels", s_labels);
        using var stream = new IdxBatchStream<float>(images, labels, scale: 1);
        var batch = new Batch<float>(Descriptions.OfClassifier(4, 3), 2);

        for (int epoch = 0; epoch < 2; epoch++)
        {
            Assert.True(stream.Read(batch));
            Assert.Equal([0, 20, 40, 60, 80, 100, 120, 140], batch.Input());
            Assert.Equal([2, 0], batch.Labels());
            batch.SampleWeights[0] = 5;
            Assert.True(stream.Read(batch));
            Assert.Equal([160, 180, 200, 255], batch.Input());
            Assert.Equal([1], batch.Labels());
            Assert.Equal(1, batch.SampleWeights[0]);
            Assert.False(stream.Read(batch));
            stream.Reset();
        }
    }

    [Fact]
    public void A_stream_refuses_networks_and_files_that_do_not_fit()
    {
        string images = _folder.Write("images", s_images);
        using var stream = new IdxBatchStream<float>(images, _folder.Write("labels", s_labels));
        using var longer = new IdxBatchStream<float>(images, _folder.Write("longer", [.. s_labels, 0]));

        Assert.Throws<ArgumentException>("batch", () => stream.Read(new Batch<float>(Descriptions.OfClassifier(5, 3), 2)));
        Assert.Throws<ArgumentException>("batch", () => stream.Read(new Batch<float>(Descriptions.OfClassifier(4, 2), 2)));
        stream.Reset();
        Assert.Throws<ArgumentException>("batch", () => stream.Read(new Batch<float>(Descriptions.OfRegression(4, 2), 2)));
        Assert.Throws<InvalidDataException>(() => longer.Read(new Batch<float>(Descriptions.OfClassifier(4, 3), 3)));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Damaged_files_are_refused_or_read_and_never_crash(bool isPacked)
    {
        byte[] valid = isPacked ? Gzip.Pack(s_images) : s_images;
        string path = _folder.File("damaged");
        string labels = _folder.Write("labels", s_labels);

        Assert.Equal(valid.Length, Corruption.CountRefused(Corruption.Truncations(valid), path, path => IdxFile.ReadValues<float>(path)));
        Assert.InRange(Corruption.CountRefused(Corruption.FlippedBytes(valid), path, path => IdxFile.ReadDataSet<float>(path, labels)), 150, 500);
        Corruption.CountRefused(Corruption.FlippedBytes(s_labels), labels, path => IdxFile.ReadLabels(path));
    }
}
