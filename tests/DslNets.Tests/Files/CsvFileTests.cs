using System.Globalization;
using System.Text;
using DslNets.Tests.Networks;

namespace DslNets.Tests.Files;

public sealed class CsvFileTests : IDisposable
{
    private const string Flowers = "length,width,kind,id\r\n1.5,-2e-1,rose,a7\r\n\r\n3,4,\"ivy, \"\"wild\"\"\",b\r\n 5 ,+6,rose,\"c\nd\"\r\n";

    private static readonly CsvOptions s_flowers = new() { HasHeader = true, Label = "kind", Ignored = [^1] };

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_table_with_names_becomes_a_data_set(bool isPacked)
    {
        byte[] content = Encoding.UTF8.GetBytes(Flowers);
        DataSet<float> data = CsvFile.Read<float>(_folder.Write("flowers", isPacked ? Gzip.Pack(content) : content), s_flowers);

        Assert.Equal(3, data.Count);
        Assert.Equal([1.5f, -0.2f], data.Input(0));
        Assert.Equal([3, 4], data.Input(1));
        Assert.Equal([5, 6], data.Input(2));
        Assert.Equal(["ivy, \"wild\"", "rose"], data.ClassNames);
        Assert.Equal([1, 0, 1], data.Labels());
    }

    [Theory]
    [InlineData("1,2,0\n3,4,1\n")]
    [InlineData("1,2,0\n3,4,1")]
    [InlineData("1,2,0\r\n3,4,1\r\n")]
    [InlineData("1,2,0\r3,4,1\r")]
    [InlineData("\n\r\n1,2,0\n\n\n3,4,1\n\n")]
    [InlineData("\"1\",\"2\",\"0\"\n\"3\",4,\"1\"")]
    [InlineData("\uFEFF1,2,0\n3,4,1\n")]
    public void Line_ends_quotes_and_byte_order_marks_do_not_matter(string text)
    {
        DataSet<double> data = CsvFile.Read<double>(Write(text), new CsvOptions { Label = ^1 });

        Assert.Equal([1, 2], data.Input(0));
        Assert.Equal([3, 4], data.Input(1));
        Assert.Equal([0, 1], data.Labels());
        Assert.Empty(data.ClassNames);
    }

    [Fact]
    public void Separator_targets_and_their_order_are_options()
    {
        DataSet<float> data = CsvFile.Read<float>(Write("a;b;c;d\n1;2;3;4\n5;6;7;8\n"), new CsvOptions { HasHeader = true, Separator = ';', Targets = ["c", 0] });

        Assert.Equal([2, 4], data.Input(0));
        Assert.Equal([3, 1], data.Target(0));
        Assert.Equal([7, 5], data.Target(1));
    }

    [Fact]
    public void A_file_of_inputs_alone_needs_no_options()
    {
        DataSet<float> data = CsvFile.Read<float>(Write("1,2\n3,4\n"));

        Assert.Equal((2, 0), (data.Count, data.TargetCount));
        Assert.Equal([3, 4], data.Input(1));
    }

    [Fact]
    public void Numbers_are_read_the_same_in_every_culture()
    {
        CultureInfo culture = CultureInfo.CurrentCulture;
        var foreign = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        foreign.NumberFormat.NumberDecimalSeparator = ",";
        foreign.NumberFormat.NumberGroupSeparator = ".";
        foreign.NumberFormat.NegativeSign = "~";
        try
        {
            CultureInfo.CurrentCulture = foreign;
            Assert.Equal([-1.5, 2], CsvFile.Read<double>(Write("-1.5,2")).Input(0));
        }
        finally
        {
            CultureInfo.CurrentCulture = culture;
        }
    }

    [Fact]
    public void Labels_are_the_given_names_or_their_numbers()
    {
        var options = new CsvOptions { Label = 0, ClassNames = ["no", "yes"] };

        Assert.Equal([1, 0, 1], CsvFile.Read<float>(Write("yes,1\nno,1\n1,1\n"), options).Labels());
        Assert.Equal(["no", "yes"], CsvFile.Read<float>(Write("yes,1\n"), options).ClassNames);
        Assert.Contains("line 2: column 1: 'maybe' is no class", Refused("yes,1\nmaybe,1\n", options), StringComparison.Ordinal);
        Assert.Contains("line 1: column 1: there is no class 2, only 0 to 1", Refused("2,1\n", options), StringComparison.Ordinal);
    }

    public static TheoryData<string, string> BadFiles => new()
    {
        { "", "line 1: the file is empty" },
        { "\n\r\n\n", "the file is empty" },
        { "a,b,kind\n", "the file has no samples" },
        { "a,b\n1,2\n", "line 1: there is no column 'kind'; there are 2: a, b" },
        { "kind\nx\n", "no column of inputs" },
        { "a,b,kind\n1,2,x\n1,x,y\n", "line 3: column 2 ('b'): 'x' is no finite number" },
        { "a,b,kind\n1,2,x\n\n1,,y\n", "line 4: column 2 ('b'): the number is missing" },
        { "a,b,kind\n1,NaN,x\n", "'NaN' is no finite number" },
        { "a,b,kind\n1,1e999,x\n", "'1e999' is no finite number" },
        { "a,b,kind\n-∞,1,x\n", "no finite number" },
        { "a,b,kind\n1,\"1,5\",x\n", "'1,5' is no finite number" },
        { "a,b,kind\n1,0x10,x\n", "'0x10' is no finite number" },
        { "a,b,kind\n1,2,x\n1,2\n", "line 3: there are 2 columns, but 3" },
        { "a,b,kind\n1,2,x\n1,2,x,3\n", "line 3: there are 4 columns, but 3" },
        { "a,b,kind\n1,2, \n", "line 2: column 3 ('kind'): the label is empty" },
        { "a,b,kind\n1,\"2,x\n3,4,y\n", "line 2: column 2: the quote does not end" },
        { "a,b,kind\n1,\"2\"3,x\n", "line 2: column 2: text follows the closing quote" },
        { "a,b,kind\n1,\"2\n\",x\n1,z,x\n", "line 4: column 2" },
    };

    [Theory]
    [MemberData(nameof(BadFiles))]
    public void A_bad_file_is_refused_with_line_and_column(string text, string reason) =>
        Assert.Contains(reason, Refused(text, new CsvOptions { HasHeader = true, Label = "kind" }), StringComparison.Ordinal);

    [Fact]
    public void Long_texts_are_shortened_in_messages() => Assert.Contains($"'{new string('x', 40)}...'", Refused(new string('x', 100_000), null), StringComparison.Ordinal);

    [Fact]
    public void Columns_that_do_not_exist_are_named()
    {
        Assert.Contains("there is no column 3; there are 2 without names", Refused("1,2\n", new CsvOptions { Label = 3 }), StringComparison.Ordinal);
        Assert.Contains("there is no column ^3", Refused("1,2\n", new CsvOptions { Label = ^3 }), StringComparison.Ordinal);
        Assert.Contains("column 2: the options name it twice", Refused("1,2\n", new CsvOptions { Label = 1, Ignored = [^1] }), StringComparison.Ordinal);
        Assert.Contains("there is no column 'kind'", Refused("1,2\n", new CsvOptions { Label = "kind" }), StringComparison.Ordinal);
    }

    [Fact]
    public void Options_that_contradict_each_other_are_refused()
    {
        string path = Write("1,2,3\n");

        Assert.Throws<ArgumentException>("options", () => CsvFile.Read<float>(path, new CsvOptions { Label = 0, Targets = [1] }));
        Assert.Throws<ArgumentException>("options", () => CsvFile.Read<float>(path, new CsvOptions { Separator = '"' }));
        Assert.Throws<ArgumentException>("options", () => new CsvBatchStream<float>(path, new CsvOptions()));
    }

    [Fact]
    public void Records_across_the_ends_of_buffers_are_whole()
    {
        // Longer than every buffer inside, with line ends and quotes at all places.
        var text = new StringBuilder();
        for (int row = 0; row < 20_000; row++)
        {
            text.Append(CultureInfo.InvariantCulture, $"{row},\"{row / 7.0:R}\",{row % 3}{(row % 2 == 0 ? "\r\n" : "\n")}");
        }

        DataSet<double> data = CsvFile.Read<double>(Write(text.ToString()), new CsvOptions { Label = 2 });

        Assert.Equal(20_000, data.Count);
        Assert.All(Enumerable.Range(0, 20_000), row => Assert.True(data.Input(row)[0] == row && data.Input(row)[1] == row / 7.0 && data.Label(row) == row % 3));
        Assert.Contains("line 20001: column 1: 'x'", Refused(text + "x,1,1", new CsvOptions { Label = 2 }), StringComparison.Ordinal);
    }

    [Fact]
    public void A_stream_reads_batch_by_batch()
    {
        using var stream = new CsvBatchStream<float>(Write(Flowers), s_flowers with { ClassNames = ["rose", "ivy, \"wild\""] });
        var batch = new Batch<float>(Descriptions.OfClassifier(2, 2), 2);

        for (int epoch = 0; epoch < 2; epoch++)
        {
            Assert.True(stream.Read(batch));
            Assert.Equal([1.5f, -0.2f, 3, 4], batch.Input());
            Assert.Equal([0, 1], batch.Labels());
            Assert.True(stream.Read(batch));
            Assert.Equal([5, 6], batch.Input());
            Assert.Equal([0], batch.Labels());
            Assert.Equal([1, 1], batch.SampleWeights);
            Assert.False(stream.Read(batch));
            stream.Reset();
        }
    }

    [Fact]
    public void A_stream_reads_real_targets()
    {
        using var stream = new CsvBatchStream<double>(Write("1,2,3\n4,5,6\n"), new CsvOptions { Targets = [2, 0] });
        var batch = new Batch<double>(Descriptions.OfRegression(1, 2), 8);

        Assert.True(stream.Read(batch));

        Assert.Equal([2, 5], batch.Input());
        Assert.Equal([3, 1, 6, 4], batch.Target());
        Assert.Throws<ArgumentException>("batch", () => stream.Read(new Batch<double>(Descriptions.OfRegression(1, 3), 8)));
        Assert.Throws<ArgumentException>("batch", () => stream.Read(new Batch<double>(Descriptions.OfRegression(2, 2), 8)));
        Assert.Throws<ArgumentException>("batch", () => stream.Read(new Batch<double>(Descriptions.OfClassifier(1, 2), 8)));
    }

    [Fact]
    public void A_stream_names_the_line_it_fails_at()
    {
        using var stream = new CsvBatchStream<float>(Write("1,0\n2,1\nx,1\n"), new CsvOptions { Label = 1 });
        var batch = new Batch<float>(Descriptions.OfClassifier(1, 2), 2);

        Assert.True(stream.Read(batch));
        Assert.Contains("line 3: column 1: 'x'", Assert.Throws<InvalidDataException>(() => stream.Read(batch)).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Damaged_files_are_refused_or_read_and_never_crash(bool isPacked)
    {
        byte[] content = Encoding.UTF8.GetBytes(Flowers);
        byte[] valid = isPacked ? Gzip.Pack(content) : content;
        string path = _folder.File("damaged");

        int truncated = Corruption.CountRefused(Corruption.Truncations(valid), path, path => CsvFile.Read<float>(path, s_flowers));
        int flipped = Corruption.CountRefused(Corruption.FlippedBytes(valid), path, path => CsvFile.Read<float>(path, s_flowers));

        // What is cut off a plain text cannot be seen unless a line is cut.
        Assert.InRange(truncated, isPacked ? valid.Length : valid.Length / 3, valid.Length);
        Assert.InRange(flipped, 100, 500);
    }

    private string Refused(string text, CsvOptions? options) => Assert.Throws<InvalidDataException>(() => CsvFile.Read<float>(Write(text), options)).Message;

    private string Write(string text) => _folder.Write("table.csv", Encoding.UTF8.GetBytes(text));
}
