namespace DslNets.Samples.Tests;

public sealed class GenerativeTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("generative").FullName;

    private string Report => Path.Combine(_folder, "page.html");

    [Fact]
    public void Autoencoder_keeps_most_of_a_digit_in_two_numbers()
    {
        SampleRun run = Run("autoencoder");

        // All test digits painted as their mean have an error of 0.27.
        Assert.InRange(run.Result["error"], 0, 0.21);
        Assert.InRange(run.Result["nats"], 0, 23);
        Assert.Equal(0, run.Result["allocatedBytes"]);
        AssertHeadings("Learning curves", "Test digits, and what is kept of them", "The latent plane: where test digits lie", "The latent plane: what is made of it", "DigitsAutoencoder");
    }

    [Fact]
    public void Denoiser_takes_most_of_the_noise_away()
    {
        SampleRun run = Run("denoising");
        Assert.InRange(run.Result["errorBefore"], 0.39, 0.41);
        Assert.InRange(run.Result["error"], 0, 0.18);
        Assert.Equal(0, run.Result["allocatedBytes"]);
        AssertHeadings("Learning curves", "Test digits with noise, and without", "DigitsDenoiser");
    }

    [Fact]
    public void Variational_autoencoder_bounds_the_evidence()
    {
        SampleRun run = Run("vae");
        Assert.InRange(run.Result["nats"], 0, 25.5);
        Assert.InRange(run.Result["natsOfMeans"], 0, run.Result["nats"]);
        Assert.Equal(0, run.Result["allocatedBytes"]);
        AssertHeadings(
            "Learning curves", "New digits", "Test digits, and what is kept of them", "The latent plane: where test digits lie", "The latent plane: what is made of it", "DigitsVae");
    }

    [Fact]
    public void Painted_digits_are_of_every_class_and_readable()
    {
        SampleRun run = Run("gan");
        Assert.InRange(run.Result["leastShare"], 0.03, 0.1);
        Assert.InRange(run.Result["topProbability"], 0.9, 1);
        Assert.InRange(run.Result["accuracy"], 0.96, 1);
        Assert.Equal(0, run.Result["allocatedBytes"]);
        Assert.Contains("epoch 600/600  critic ", run.Output);
        AssertHeadings("Loss of the critic and of the painter", "Painted digits", "Real digits", "DigitsPainter", "DigitsCritic");
    }

    [Theory]
    [InlineData("autoencoder", "MnistAutoencoder")]
    [InlineData("denoising", "MnistDenoiser")]
    [InlineData("vae", "MnistVae")]
    [InlineData("gan", "MnistPainter")]
    public void Learns_from_the_files_of_a_folder(string network, string type)
    {
        IdxDigits.Write(_folder, "train", 300, isPacked: true);
        IdxDigits.Write(_folder, "t10k", 50, isPacked: true);
        SampleRun run = Run(network, "--data", _folder, "--epochs", "2");
        Assert.Equal(0, run.Result["allocatedBytes"]);
        AssertHeadings(type);
    }

    [Fact]
    public void Folder_without_the_files_is_refused()
    {
        SampleRun run = Run("vae", "--data", _folder);
        Assert.Equal(1, run.ExitCode);
        Assert.Contains("train-images-idx3-ubyte", run.Errors);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private SampleRun Run(string network, params string[] arguments) => SampleRun.Of("Generative", [network, "--threads", "1", "--report", Report, .. arguments]);

    private void AssertHeadings(params string[] headings)
    {
        string page = File.ReadAllText(Report);
        Assert.All(headings, heading => Assert.Contains($"<h2>{heading}</h2>", page));
    }
}
