namespace DslNets.Samples.Tests;

public class TextTests
{
    [Theory]
    [InlineData("transformer", "826,208")]
    [InlineData("gru", "278,112")]
    public void Learns_writes_saves_and_writes_the_same_with_the_saved_weights(string model, string parameters)
    {
        string folder = Directory.CreateTempSubdirectory("text").FullName;
        try
        {
            // Easy to learn, so that a few steps suffice.
            string data = Path.Combine(folder, "data.txt");
            File.WriteAllText(data, string.Concat(Enumerable.Repeat("abcdefgh\n", 800)));
            SampleRun run = SampleRun.Of("Text", [model, "--data", data, "--epochs", "8", "--threads", "1", "--prompt", "abc", "--length", "70", "--temperature", "0.5", "--top-k", "9"]);
            Assert.Contains($"Parameters: {parameters}", run.Output);
            Assert.InRange(run.Result["nats"], 0, 1.5);
            Assert.Equal(0, run.Result["allocatedBytes"]);
            string weights = run.Output.Split('\n').First(line => line.StartsWith("weights: ", StringComparison.Ordinal))["weights: ".Length..];

            SampleRun again = SampleRun.Of("Text", [model, "--weights", weights, "--prompt", "abc", "--length", "70", "--temperature", "0.5", "--top-k", "9"]);
            Assert.Equal(70, again.Result["characters"]);
            string written = again.Output[..again.Output.IndexOf("\n\nresult:", StringComparison.Ordinal)];
            Assert.Equal(73, written.Length);
            Assert.Contains("\n" + written + "\n", run.Output);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Theory]
    [InlineData("--temperature", "-1", "must be 0 or more")]
    [InlineData("--top-k", "0", "must be at least 1")]
    [InlineData("--length", "-3", "must not be negative")]
    public void Wrong_numbers_are_refused(string option, string value, string message)
    {
        SampleRun run = SampleRun.Of("Text", "gru", option, value);
        Assert.NotEqual(0, run.ExitCode);
        Assert.Contains($"{option} {message}, not {value}.", run.Errors);
    }
}
