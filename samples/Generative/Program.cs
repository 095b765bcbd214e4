using System.CommandLine;
using System.CommandLine.Parsing;
using Generative;

var autoencoder = new Command("autoencoder", "Two numbers for each digit, and the digit made of them.");
var denoising = new Command("denoising", "An autoencoder that takes noise away.");
var vae = new Command("vae", "A variational autoencoder: new digits of random numbers.");
var gan = new Command("gan", "A generative adversarial network: a painter and a critic learn from each other.");
Add(autoencoder, epochs: 150, epochsOfMnist: 20, (settings, images) =>
{
    if (images.IsMnist)
    {
        Autoencoding.Train<MnistAutoencoder>(settings, images, network => network.EncodeBatch, network => network.DecodeBatch);
    }
    else
    {
        Autoencoding.Train<DigitsAutoencoder>(settings, images, network => network.EncodeBatch, network => network.DecodeBatch);
    }
});
Add(denoising, epochs: 150, epochsOfMnist: 20, (settings, images) =>
{
    if (images.IsMnist)
    {
        Denoising.Train<MnistDenoiser>(settings, images, network => network.PredictBatch);
    }
    else
    {
        Denoising.Train<DigitsDenoiser>(settings, images, network => network.PredictBatch);
    }
});
Add(vae, epochs: 300, epochsOfMnist: 20, (settings, images) =>
{
    if (images.IsMnist)
    {
        VariationalAutoencoding.Train<MnistVae>(settings, images, network => network.EncodeBatch, network => network.DecodeBatch);
    }
    else
    {
        VariationalAutoencoding.Train<DigitsVae>(settings, images, network => network.EncodeBatch, network => network.DecodeBatch);
    }
});
Add(gan, epochs: 600, epochsOfMnist: 60, (settings, images) =>
{
    if (images.IsMnist)
    {
        Adversarial.Train<MnistPainter, MnistCritic, MnistReader>(settings, images, network => network.PredictBatch, network => network.PredictBatch);
    }
    else
    {
        Adversarial.Train<DigitsPainter, DigitsCritic, DigitsReader>(settings, images, network => network.PredictBatch, network => network.PredictBatch);
    }
});
return new RootCommand("Learns to make handwritten digits: those of 8x8 pixels that come with the samples, or with --data those of MNIST.") { autoencoder, denoising, vae, gan }.Parse(args).Invoke();

static void Add(Command command, int epochs, int epochsOfMnist, Action<SampleSettings, ImageSet> train)
{
    var data = new Option<string?>("--data") { Description = $"The folder with the four IDX files of MNIST, plain or .gz; then {epochsOfMnist} epochs unless --epochs says otherwise.", HelpName = "FOLDER" };
    command.Options.Add(data);
    command.Runs(
        epochs,
        (settings, line) =>
        {
            ImageSet images = line.GetValue(data) is { } folder ? ImageSet.ReadMnist(folder) : ImageSet.ReadDigits(settings.Seed);
            bool isDefault = line.GetResult("--epochs") is not OptionResult { Implicit: false };
            train(images.IsMnist && isDefault ? settings with { Epochs = epochsOfMnist } : settings, images);
        },
        SampleCommand.Report($"{command.Name}-report.html"));
}
