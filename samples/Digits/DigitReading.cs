namespace Digits;

/// <summary>Trains a network to read digits: some of them choose when to stop, and the test digits are used once, at the end.</summary>
public static class DigitReading
{
    private const string Two =
        """
          .#@+
         .@*=@-
         :+  #+
            :@-
           :@*
          -@*
         :@@*+:
         -####*
        """;

    /// <summary>What a network makes of the pixels of one digit.</summary>
    public delegate int Classifier(ReadOnlySpan<float> pixels);

    /// <summary>Trains, and shows how well the test digits are read.</summary>
    /// <param name="settings">The command line.</param>
    /// <param name="name">What the file is called that the weights go to.</param>
    /// <param name="layers">What the network consists of, in words.</param>
    /// <param name="classifier">The network's own Classify.</param>
    /// <param name="filters">The first layer with weights.</param>
    public static void Train<TNetwork>(SampleSettings settings, string name, string layers, Func<TNetwork, Classifier> classifier, string filters)
        where TNetwork : class, INetwork<TNetwork, float>
    {
        DataSet<float> digits = CsvFile.Read<float>(Path.Combine(AppContext.BaseDirectory, "data", "digits.csv.gz"), new CsvOptions { Label = ^1 });
        DataSet<float>[] parts = digits.StratifiedSplit([0.6, 0.15, 0.25], settings.Seed);
        (DataSet<float> train, DataSet<float> validation, DataSet<float> test) = (parts[0], parts[1], parts[2]);

        TNetwork network = TNetwork.Create(settings.Seed);
        Console.WriteLine(network.Summary());
        History history = network.Fit(train, new FitOptions
        {
            Epochs = settings.Epochs,
            BatchSize = 32,
            Optimizer = new Adam(),
            Validation = validation,
            EarlyStopping = new EarlyStopping { Patience = 15 },
            Metrics = [new Accuracy<float>()],
            Callbacks = [new ConsoleProgress { Every = 5 }],
            Seed = settings.Seed,
            Threads = settings.Threads,
        });

        // What was learned goes to a file and comes back from it.
        string path = Path.Combine(AppContext.BaseDirectory, name + ".safetensors");
        network.Save(path);
        TNetwork reader = NetworkFiles.Load<TNetwork, float>(path);

        var confusion = new ConfusionMatrix<float>();
        Evaluation evaluation = reader.Evaluate(test, [confusion]);
        Console.WriteLine();
        Console.WriteLine($"best epoch {history.BestEpoch}, test accuracy {evaluation.Accuracy:P2} of {test.Count} digits, saved as {path}");
        Console.WriteLine(confusion);

        float[] pixels = DigitDrawing.Parse(Two);
        Classifier classify = classifier(reader);
        Console.WriteLine($"This is a {classify(pixels)}:");
        Console.WriteLine(DigitDrawing.Draw(pixels));

        long allocated = AllocatedBytes.Of(() =>
        {
            for (int prediction = 0; prediction < 10_000; prediction++)
            {
                classify(pixels);
            }
        });
        WriteReport(settings, layers, reader, history, test, evaluation, confusion, filters);
        Console.WriteLine($"10,000 predictions allocated {allocated} bytes.");
        ResultLine.Write(("accuracy", evaluation.Accuracy!.Value), ("epochs", history.Epochs.Count), ("allocatedBytes", allocated));
    }

    private static void WriteReport<TNetwork>(
        SampleSettings settings, string layers, TNetwork network, History history, DataSet<float> test, Evaluation evaluation, ConfusionMatrix<float> confusion, string filters)
        where TNetwork : class, INetwork<TNetwork, float>
    {
        var report = new TrainingReport("Digits", $"Handwritten digits of 8x8 pixels, read by {layers}.");
        report.AddFacts(
            ("test accuracy", $"{evaluation.Accuracy:P2}"),
            ("test digits", $"{test.Count}"),
            ("parameters", $"{TNetwork.Description.ParameterCount:N0}"),
            ("best epoch", $"{history.BestEpoch}"),
            ("seed", $"{settings.Seed}"),
            ("date", $"{DateTime.Now:yyyy-MM-dd HH:mm}"));
        report.AddLearningCurves(history);
        report.AddConfusionMatrix(confusion, heading: "Confusion matrix of the test digits");
        report.AddMistakes(network, test, new ImageShape(8, 8), new PixelRange(0, 16));
        report.AddFilters(network, filters, new ImageShape(8, 8));
        report.AddNetwork(network);
        report.SaveTo(settings);
    }
}
