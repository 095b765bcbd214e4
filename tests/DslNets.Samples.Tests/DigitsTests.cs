namespace DslNets.Samples.Tests;

public class DigitsTests
{
    [Theory]
    [InlineData(0.97)]
    [InlineData(0.98, "cnn")]
    public void Test_accuracy_in_the_median_of_five_seeds_is_at_least(double least, params string[] network)
    {
        double[] accuracies = new double[5];
        for (int seed = 1; seed <= 5; seed++)
        {
            SampleRun run = SampleRun.Of("Digits", [.. network, "--seed", $"{seed}", "--threads", "1"]);
            accuracies[seed - 1] = run.Result["accuracy"];
            Assert.Equal(0, run.Result["allocatedBytes"]);
        }

        Assert.True(accuracies.Order().ElementAt(2) >= least, string.Join(" ", accuracies));
    }

    [Theory]
    [InlineData("digits", "50,826")]
    [InlineData("digits-cnn", "38,282", "cnn")]
    public void Shows_summary_progress_confusion_matrix_and_a_digit(string files, string parameters, params string[] network)
    {
        SampleRun run = SampleRun.Of("Digits", [.. network, "--epochs", "6", "--threads", "1"]);
        Assert.Equal(6, run.Result["epochs"]);
        Assert.Contains($"Parameters: {parameters}", run.Output);
        Assert.Contains("epoch 5/6  loss ", run.Output);
        Assert.Contains("actual \\ predicted", run.Output);
        Assert.Contains("This is a 2:", run.Output);
        Assert.True(File.Exists(Path.Combine(AppContext.BaseDirectory, $"{files}.safetensors")));
        Assert.Contains($"report: {Path.Combine(AppContext.BaseDirectory, $"{files}-report.html")}\n", run.Output);
    }

    [Theory]
    [InlineData("DigitsNetwork", "dense1")]
    [InlineData("DigitsCnn", "conv1", "cnn")]
    public void Report_goes_where_it_is_asked_for(string type, string filters, params string[] network)
    {
        string folder = Directory.CreateTempSubdirectory("digits").FullName;
        try
        {
            string path = Path.Combine(folder, "page.html");
            SampleRun run = SampleRun.Of("Digits", [.. network, "--epochs", "2", "--threads", "1", "--report", path]);
            Assert.InRange(run.Result["accuracy"], 0, 1);
            Assert.Contains($"report: {path}\n", run.Output);
            string page = File.ReadAllText(path);
            Assert.All(["Learning curves", "Confusion matrix of the test digits", "Worst mistakes", $"Filters of {filters}", type], heading => Assert.Contains($"<h2>{heading}</h2>", page));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
