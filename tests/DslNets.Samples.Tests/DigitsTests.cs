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
    }
}
