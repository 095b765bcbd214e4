using System.CommandLine;
using Digits;

return new RootCommand("Learns to read handwritten digits of 8x8 pixels.").Runs(epochs: 100, Train, SampleCommand.Report("digits-report.html")).Parse(args).Invoke();

static void Train(SampleSettings settings, ParseResult line)
{
    DataSet<float> digits = CsvFile.Read<float>(Path.Combine(AppContext.BaseDirectory, "data", "digits.csv.gz"), new CsvOptions { Label = ^1 });
    DataSet<float>[] parts = digits.StratifiedSplit([0.6, 0.15, 0.25], settings.Seed);
    (DataSet<float> train, DataSet<float> validation, DataSet<float> test) = (parts[0], parts[1], parts[2]);

    var network = new DigitsNetwork(settings.Seed);
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
    string path = Path.Combine(AppContext.BaseDirectory, "digits.safetensors");
    network.Save(path);
    DigitsNetwork reader = DigitsNetwork.Load(path);

    var confusion = new ConfusionMatrix<float>();
    Evaluation evaluation = reader.Evaluate(test, [confusion]);
    Console.WriteLine();
    Console.WriteLine($"best epoch {history.BestEpoch}, test accuracy {evaluation.Accuracy:P2} of {test.Count} digits, saved as {path}");
    Console.WriteLine(confusion);

    float[] pixels = DigitDrawing.Parse(
        """
          .#@+
         .@*=@-
         :+  #+
            :@-
           :@*
          -@*
         :@@*+:
         -####*
        """);
    Console.WriteLine($"This is a {reader.Classify(pixels)}:");
    Console.WriteLine(DigitDrawing.Draw(pixels));

    long allocated = AllocatedBytes.Of(() =>
    {
        for (int prediction = 0; prediction < 10_000; prediction++)
        {
            reader.Classify(pixels);
        }
    });
    WriteReport(settings, reader, history, test, evaluation, confusion);
    Console.WriteLine($"10,000 predictions allocated {allocated} bytes.");
    ResultLine.Write(("accuracy", evaluation.Accuracy!.Value), ("epochs", history.Epochs.Count), ("allocatedBytes", allocated));
}

static void WriteReport(SampleSettings settings, DigitsNetwork network, History history, DataSet<float> test, Evaluation evaluation, ConfusionMatrix<float> confusion)
{
    var report = new TrainingReport("Digits", "Handwritten digits of 8x8 pixels, read by two hidden layers.");
    report.AddFacts(
        ("test accuracy", $"{evaluation.Accuracy:P2}"),
        ("test digits", $"{test.Count}"),
        ("parameters", $"{DigitsNetwork.ParameterCount:N0}"),
        ("best epoch", $"{history.BestEpoch}"),
        ("seed", $"{settings.Seed}"),
        ("date", $"{DateTime.Now:yyyy-MM-dd HH:mm}"));
    report.AddLearningCurves(history);
    report.AddConfusionMatrix(confusion, heading: "Confusion matrix of the test digits");
    report.AddMistakes(network, test, new ImageShape(8, 8), new PixelRange(0, 16));
    report.AddFilters(network, "dense1", new ImageShape(8, 8));
    report.AddNetwork(network);
    report.SaveTo(settings);
}
