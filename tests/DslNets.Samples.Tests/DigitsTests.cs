namespace DslNets.Samples.Tests;

public class DigitsTests
{
    [Fact]
    public void Test_accuracy_is_at_least_97_percent_in_the_median_of_five_seeds()
    {
        double[] accuracies = new double[5];
        for (int seed = 1; seed <= 5; seed++)
        {
            SampleRun run = SampleRun.Of("Digits", "--seed", $"{seed}", "--threads", "1");
            accuracies[seed - 1] = run.Result["accuracy"];
            Assert.Equal(0, run.Result["allocatedBytes"]);
        }

        Assert.True(accuracies.Order().ElementAt(2) >= 0.97, string.Join(" ", accuracies));
    }

    [Fact]
    public void Shows_summary_progress_confusion_matrix_and_a_digit()
    {
        SampleRun run = SampleRun.Of("Digits", "--epochs", "6", "--threads", "1");
        Assert.Contains("Parameters: 50,826", run.Output);
        Assert.Contains("epoch 5/6  loss ", run.Output);
        Assert.Contains("actual \\ predicted", run.Output);
        Assert.Contains("This is a 2:", run.Output);
        Assert.True(File.Exists(Path.Combine(AppContext.BaseDirectory, "digits.safetensors")));
        Assert.Contains($"report: {Path.Combine(AppContext.BaseDirectory, "digits-report.html")}\n", run.Output);
    }

    [Fact]
    public void Report_goes_where_it_is_asked_for()
    {
        string folder = Directory.CreateTempSubdirectory("digits").FullName;
        try
        {
            string path = Path.Combine(folder, "page.html");
            SampleRun run = SampleRun.Of("Digits", "--epochs", "2", "--threads", "1", "--report", path);
            Assert.InRange(run.Result["accuracy"], 0, 1);
            Assert.Contains($"report: {path}\n", run.Output);
            string page = File.ReadAllText(path);
            Assert.All(["Learning curves", "Confusion matrix of the test digits", "Worst mistakes", "Filters of dense1", "DigitsNetwork"], heading => Assert.Contains($"<h2>{heading}</h2>", page));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
