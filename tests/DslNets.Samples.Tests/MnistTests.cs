namespace DslNets.Samples.Tests;

public sealed class MnistTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("mnist").FullName;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Trains_on_the_files_of_a_folder(bool isPacked)
    {
        IdxDigits.Write(_folder, "train", 300, isPacked);
        IdxDigits.Write(_folder, "t10k", 50, isPacked);
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
        IdxDigits.Write(_folder, "train", 300, isPacked: false);
        IdxDigits.Write(_folder, "t10k", 50, isPacked: false);
        string path = Path.Combine(_folder, "t10k-images-idx3-ubyte");
        File.WriteAllBytes(path, File.ReadAllBytes(path)[..^1]);
        SampleRun run = SampleRun.Of("Mnist", "mlp", "--data", _folder);
        Assert.Equal(1, run.ExitCode);
        Assert.Contains(path, run.Errors);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);
}
