namespace Mnist;

/// <summary>Trains a convolutional network: a twelfth of the training digits shows how well it goes, and the test digits are used once, at the end.</summary>
public static class Convolutional
{
    private const double ValidationShare = 1.0 / 12;

    /// <summary>What a network makes of the pixels of one digit.</summary>
    public delegate int Classifier(ReadOnlySpan<float> pixels);

    /// <summary>Trains, and reports how well the test digits are read.</summary>
    /// <param name="settings">The command line.</param>
    /// <param name="folder">Where the digits are.</param>
    /// <param name="title">What the report is called.</param>
    /// <param name="classifier">The network's own Classify.</param>
    /// <param name="filters">The first convolution.</param>
    /// <param name="batchSize">The samples of a training step. Smaller batches take more steps in an epoch.</param>
    public static void Train<TNetwork>(SampleSettings settings, string? folder, string title, Func<TNetwork, Classifier> classifier, string filters, int batchSize = 128)
        where TNetwork : class, INetwork<TNetwork, float>
    {
        (DataSet<float> all, DataSet<float> test) = MnistFiles.Read(folder);
        DataSet<float>[] parts = all.StratifiedSplit([1 - ValidationShare, ValidationShare], settings.Seed);
        TNetwork network = TNetwork.Create(settings.Seed);
        Console.WriteLine(network.Summary());
        History history = network.Fit(parts[0], new FitOptions
        {
            Epochs = settings.Epochs,
            BatchSize = batchSize,
            // A rate that falls to nearly nothing lets the last epochs settle, so that their weights are taken: the best epoch of a noisy figure is often a lucky one.
            Optimizer = new Adam { LearningRate = 0.001, Schedule = new CosineDecay { Length = settings.Epochs } },
            Validation = parts[1],
            Metrics = [new Accuracy<float>()],
            Callbacks = [new ConsoleProgress()],
            Seed = settings.Seed,
            Threads = settings.Threads,
        });

        double accuracy = network.Evaluate(test).Accuracy!.Value;
        double best = history.Epochs.Max(epoch => epoch.ValidationMetrics["accuracy"]);
        Classifier classify = classifier(network);
        long allocated = AllocatedBytes.Of(() =>
        {
            for (int prediction = 0; prediction < 1_000; prediction++)
            {
                classify(test.Input(prediction));
            }
        });
        Console.WriteLine();
        MnistReport.Save(settings, title, network, history, test, filters);
        Console.WriteLine($"test accuracy {accuracy:P2}, best validation accuracy {best:P2} in epoch {1 + history.Epochs.ToList().FindIndex(epoch => epoch.ValidationMetrics["accuracy"] == best)}; 1,000 predictions allocated {allocated} bytes");
        ResultLine.Write(("accuracy", accuracy), ("bestAccuracy", best), ("allocatedBytes", allocated));
    }
}
