using System.CommandLine;
using Mnist;

var mlp = new Command("mlp", "The network of the lecture notes: 784-512-512-10, ReLU, dropout 0.2, RMSprop, batches of 128, 20 epochs.");
var cnn = new Command("cnn", "The convolutional network of the Keras example: 32 and 64 channels, dense 128, Adam, 12 epochs.");
var leNet = new Command("lenet", "LeNet-5, Adam, batches of 64, 10 epochs.");
var flux = new Command("flux", "The three convolutions of the Flux example, Adam, 10 epochs.");
var resNet = new Command("resnet", "A small residual network, Adam, 10 epochs.");
Add(mlp, 20, Mlp.Train);
Add(cnn, 12, (settings, folder) => Convolutional.Train<MnistCnn>(settings, folder, "MNIST, convolutional network", network => network.Classify, "conv1"));
Add(leNet, 10, (settings, folder) => Convolutional.Train<LeNet>(settings, folder, "MNIST, LeNet-5", network => network.Classify, "conv1", batchSize: 64));
Add(flux, 10, (settings, folder) => Convolutional.Train<FluxCnn>(settings, folder, "MNIST, three convolutions", network => network.Classify, "conv1"));
Add(resNet, 10, (settings, folder) => Convolutional.Train<ResNet>(settings, folder, "MNIST, residual network", network => network.Classify, "conv1"));
return new RootCommand("Learns to read the handwritten digits of MNIST.") { mlp, cnn, leNet, flux, resNet }.Parse(args).Invoke();

static void Add(Command command, int epochs, Action<SampleSettings, string?> train)
{
    var data = new Option<string?>("--data") { Description = "The folder with the four IDX files, plain or .gz; without it they are downloaded once into a cache." };
    command.Options.Add(data);
    command.Runs(epochs, (settings, line) => train(settings, line.GetValue(data)), SampleCommand.Report($"mnist-{command.Name}-report.html"));
}
