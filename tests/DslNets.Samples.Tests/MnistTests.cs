using System.Buffers.Binary;
using System.IO.Compression;

namespace DslNets.Samples.Tests;

public sealed class MnistTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("mnist").FullName;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Trains_on_the_files_of_a_folder(bool isPacked)
    {
        // A class for each row that is white.
        Write("train", 300, isPacked);
        Write("t10k", 50, isPacked);
        string report = Path.Combine(_folder, "report.html");
        SampleRun run = SampleRun.Of("Mnist", "mlp", "--data", _folder, "--epochs", "4", "--threads", "1", "--report", report);
        Assert.Equal(1, run.Result["accuracy"]);
        Assert.Equal(1, run.Result["bestAccuracy"]);
        Assert.Equal(0, run.Result["allocatedBytes"]);
        Assert.Contains("Parameters: 669,706", run.Output);
        Assert.Contains($"report: {report}\n", run.Output);
        string page = File.ReadAllText(report);
        Assert.All(["Learning curves", "Confusion matrix", "Worst mistakes", "Filters of dense1", "MnistMlp"], heading => Assert.Contains($"<h2>{heading}</h2>", page));
    }

    [Fact]
    public void Folder_without_the_files_is_refused()
    {
        SampleRun run = SampleRun.Of("Mnist", "mlp", "--data", _folder);
        Assert.Equal(1, run.ExitCode);
        Assert.Contains("train-images-idx3-ubyte", run.Errors);
        Assert.Single(run.Errors.TrimEnd().Split('\n'));
    }

    [Fact]
    public void Damaged_file_is_refused()
    {
        Write("train", 300, isPacked: false);
        Write("t10k", 50, isPacked: false);
        string path = Path.Combine(_folder, "t10k-images-idx3-ubyte");
        File.WriteAllBytes(path, File.ReadAllBytes(path)[..^1]);
        SampleRun run = SampleRun.Of("Mnist", "mlp", "--data", _folder);
        Assert.Equal(1, run.ExitCode);
        Assert.Contains(path, run.Errors);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private void Write(string part, int count, bool isPacked)
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

        Write($"{part}-images-idx3-ubyte", images, isPacked);
        Write($"{part}-labels-idx1-ubyte", labels, isPacked);
    }

    private void Write(string name, byte[] bytes, bool isPacked)
    {
        string path = Path.Combine(_folder, name);
        if (!isPacked)
        {
            File.WriteAllBytes(path, bytes);
            return;
        }

        using var packed = new GZipStream(File.Create(path + ".gz"), CompressionLevel.Fastest);
        packed.Write(bytes);
    }
}
