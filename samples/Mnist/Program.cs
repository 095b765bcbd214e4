using System.CommandLine;
using Mnist;

var data = new Option<string?>("--data") { Description = "The folder with the four IDX files, plain or .gz; without it they are downloaded once into a cache." };
var mlp = new Command("mlp", "The network of the lecture notes: 784-512-512-10, ReLU, dropout 0.2, RMSprop, batches of 128, 20 epochs.") { data };
mlp.Runs(epochs: 20, (settings, line) => Mlp.Train(settings, line.GetValue(data)), SampleCommand.Report("mnist-mlp-report.html"));
return new RootCommand("Learns to read the handwritten digits of MNIST.") { mlp }.Parse(args).Invoke();
