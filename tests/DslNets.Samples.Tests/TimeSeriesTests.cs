namespace DslNets.Samples.Tests;

public class TimeSeriesTests
{
    [Theory]
    [InlineData("mackey-glass", 0.15, 0.9)]
    [InlineData("sunspots", 0.85, 1.6)]
    public void Both_networks_foresee_the_next_value_better_than_the_last_one_does(string series, double share, double free)
    {
        string path = Path.Combine(Directory.CreateTempSubdirectory("series").FullName, "page.html");
        SampleRun run = SampleRun.Of("TimeSeries", series, "--threads", "1", "--report", path);
        Assert.InRange(run.Result["autoregression"], 0, share * run.Result["persistence"]);
        Assert.InRange(run.Result["lstm"], 0, share * run.Result["persistence"]);
        Assert.InRange(run.Result["autoregressionFree"], 0, free);
        Assert.InRange(run.Result["lstmFree"], 0, free);
        string page = File.ReadAllText(path);
        Assert.All(["Each value from the true ones before it", "All values from what was foreseen itself", "Learning curves of the LSTM"], heading => Assert.Contains($"<h2>{heading}</h2>", page));
        Directory.Delete(Path.GetDirectoryName(path)!, recursive: true);
    }
}
