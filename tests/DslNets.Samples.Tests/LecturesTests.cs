namespace DslNets.Samples.Tests;

public class LecturesTests
{
    /// <summary>Every lecture with what it claims.</summary>
    public static TheoryData<string, Func<IReadOnlyDictionary<string, double>, bool>> Claims => new()
    {
        { "gates", result => result["gates"] == 5 && result["wrong"] == 0 },
        { "perceptron", result => result["separableErrors"] == 0 && result["epochsToSeparate"] > 0 && result["xorErrors"] >= 1 },
        { "linear-regression", result => result["difference"] < 1e-9 && result["loss"] - result["closedFormLoss"] < 1e-6 },
        { "logistic-regression", result => result["difference"] < 1e-6 && result["accuracy"] > 0.8 },
        { "logistic-basis", result => result["linearAccuracy"] < 0.8 && result["accuracy"] > 0.97 && Math.Abs(result["squaredRadius"] - 1.5) < 0.15 },
        { "linear-collapse", result => result["difference"] < 1e-12 && Math.Abs(result["twoLayerLoss"] - result["oneLayerLoss"]) < 1e-6 },
        { "movie-rating", result => result["gradientDifference"] < 1e-14 && result["loss"] < 0.01 && result["chainLoss"] < 0.01 },
        {
            "shallow",
            result => result["shallowLoss"] < result["linearLoss"] && result["decayLoss"] < result["shallowLoss"] && result["semiParametricLoss"] < result["shallowLoss"]
                && result["decayNorm"] < result["norm"]
        },
        { "keras", result => result["parameters"] == 26 && result["difference"] < 1e-5 && result["accuracy"] > 0.95 },
        { "sine", result => result["loss4"] < 0.01 && result["loss44"] < result["loss4"] && result["loss64"] < 0.001 },
        { "xor", result => result["accuracy"] > 0.98 },
        { "product", result => result["exactLoss"] < 1e-10 && result["loss"] < 1e-6 },
        { "jump", result => result["jumpLoss"] < 0.002 && result["plainLoss"] > 2 * result["jumpLoss"] },
        { "four-classes", result => result["accuracy"] > 0.95 && result["penalty"] > 0 && result["penalty"] < result["loss"] },
        { "vanishing-gradients", result => result["sigmoidRatio"] < 0.001 && result["reluRatio"] > 0.01 && result["reluLoss"] < 0.2 && result["sigmoidLoss"] > 0.6 },
        {
            "overfitting",
            result => result["l2Error"] < result["plainError"] && result["dropoutError"] < result["plainError"] && result["earlyStoppingError"] < result["plainError"]
        },
    };

    public static TheoryData<string> Names => [.. Claims.Select(row => (string)row[0])];

    [Theory]
    [MemberData(nameof(Claims))]
    public void Lecture_shows_what_it_claims(string name, Func<IReadOnlyDictionary<string, double>, bool> holds)
    {
        SampleRun run = SampleRun.Of("Lectures", name, "--seed", "1", "--threads", "1");
        Assert.True(holds(run.Result), run.Output);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Two_epochs_end_with_a_result_too(string name) =>
        Assert.All(SampleRun.Of("Lectures", name, "--epochs", "2", "--seed", "7", "--threads", "1").Result.Values, value => Assert.True(double.IsFinite(value)));

    [Theory]
    [InlineData("gates", 5)]
    [InlineData("perceptron", 2)]
    [InlineData("logistic-regression", 1)]
    [InlineData("logistic-basis", 2)]
    [InlineData("shallow", 4)]
    [InlineData("xor", 1)]
    [InlineData("product", 1)]
    [InlineData("four-classes", 1)]
    public void Lecture_in_the_plane_draws_it_when_asked_for_a_report(string name, int planes)
    {
        string path = Path.GetTempFileName();
        try
        {
            SampleRun run = SampleRun.Of("Lectures", name, "--epochs", "2", "--threads", "1", "--report", path);
            Assert.NotEmpty(run.Result);
            Assert.Contains($"report: {path}\n", run.Output);
            Assert.Equal(planes, File.ReadAllText(path).Split("data-chart=\"plane\"").Length - 1);
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Fact]
    public void No_report_is_written_unless_asked_for() => Assert.DoesNotContain("report:", SampleRun.Of("Lectures", "xor", "--epochs", "2", "--threads", "1").Output);

    [Fact]
    public void List_names_every_lecture() =>
        Assert.Equal(Claims.Select(row => (string)row[0]), SampleRun.Of("Lectures", "list").Lines.Select(line => line.Split(' ')[0]));

    [Fact]
    public void Threads_do_not_change_a_digit() =>
        Assert.Equal(SampleRun.Of("Lectures", "xor", "--epochs", "5", "--threads", "1").Output, SampleRun.Of("Lectures", "xor", "--epochs", "5", "--threads", "2").Output);

    [Fact]
    public void Seed_changes_the_run() =>
        Assert.NotEqual(SampleRun.Of("Lectures", "xor", "--epochs", "2", "--seed", "1").Output, SampleRun.Of("Lectures", "xor", "--epochs", "2", "--seed", "2").Output);

    [Theory]
    [InlineData("xor", "--epochs", "0")]
    [InlineData("xor", "--threads", "-1")]
    [InlineData("xor", "--seed", "one")]
    [InlineData("nand", "--epochs", "1")]
    [InlineData("sine", "--report", "sine.html")]
    public void Wrong_argument_is_refused(params string[] arguments)
    {
        SampleRun run = SampleRun.Of("Lectures", arguments);
        Assert.NotEqual(0, run.ExitCode);
        Assert.NotEmpty(run.Errors);
        Assert.DoesNotContain("result:", run.Output);
    }
}
