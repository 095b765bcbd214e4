namespace DslNets.Samples.Tests;

public class AudioTests
{
    [Fact]
    public void Learns_the_amplifier_and_plays_without_allocating()
    {
        string folder = Directory.CreateTempSubdirectory("audio").FullName;
        try
        {
            string file = Path.Combine(folder, "wet.wav");
            SampleRun run = SampleRun.Of("Audio", "--epochs", "8", "--threads", "1", "--output", file);
            Assert.InRange(run.Result["errorToSignal"], 0, 0.2);
            Assert.Equal(0, run.Result["allocatedBytes"]);
            Assert.Contains("Parameters: 1,233", run.Output);
            Assert.Equal(44 + (2 * 5 * 44100), new FileInfo(file).Length);

            // What was written is played again, in blocks of another size.
            string again = Path.Combine(folder, "again.wav");
            SampleRun second = SampleRun.Of("Audio", "--epochs", "1", "--threads", "1", "--input", file, "--output", again, "--block", "1000");
            Assert.Equal(5 * 44100, second.Result["samples"]);
            Assert.Equal(new FileInfo(file).Length, new FileInfo(again).Length);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public void A_file_that_is_no_sound_is_told_before_anything_is_learned()
    {
        string file = Path.GetTempFileName();
        try
        {
            File.WriteAllText(file, "RIFF and nothing else");
            SampleRun run = SampleRun.Of("Audio", "--input", file);
            Assert.Equal(1, run.ExitCode);
            Assert.Equal($"{file} is no WAV file.", run.Errors.TrimEnd());
            Assert.Empty(run.Output);
        }
        finally
        {
            File.Delete(file);
        }
    }

    [Fact]
    public void A_block_has_samples() => Assert.Contains("--block must be at least 1, not 0.", SampleRun.Of("Audio", "--block", "0").Errors);
}
