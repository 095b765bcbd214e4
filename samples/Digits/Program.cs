using System.CommandLine;
using Digits;

var root = new RootCommand("Learns to read handwritten digits of 8x8 pixels, with two hidden layers.");
var cnn = new Command("cnn", "The same with a small convolutional network.");
root.Runs(epochs: 100, (settings, _) => DigitReading.Train<DigitsNetwork>(settings, "digits", "two hidden layers", network => network.Classify, "dense1"), SampleCommand.Report("digits-report.html"));
root.Add(cnn.Runs(epochs: 60, (settings, _) => DigitReading.Train<DigitsCnn>(settings, "digits-cnn", "two convolutions", network => network.Classify, "conv1"), SampleCommand.Report("digits-cnn-report.html")));
return root.Parse(args).Invoke();
