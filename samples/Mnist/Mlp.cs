namespace Mnist;

/// <summary>Trains <see cref="MnistMlp"/> as the lecture notes do: the test digits are the validation samples of every epoch and choose nothing.</summary>
public static class Mlp
{
    /// <summary>Trains, and shows how well the test digits are read after each epoch.</summary>
    public static void Train(SampleSettings settings, string? folder)
    {
        (DataSet<float> train, DataSet<float> test) = MnistFiles.Read(folder);
        var network = new MnistMlp(settings.Seed);
        Console.WriteLine(network.Summary());
        History history = network.Fit(train, new FitOptions
        {
            Epochs = settings.Epochs,
            BatchSize = 128,
            // The settings of Keras, with which the notes were made.
            Optimizer = new RmsProp { LearningRate = 0.001, Alpha = 0.9, Epsilon = 1e-7 },
            Validation = test,
            Metrics = [new Accuracy<float>()],
            Callbacks = [new ConsoleProgress()],
            Seed = settings.Seed,
            Threads = settings.Threads,
        });

        double accuracy = network.Evaluate(test).Accuracy!.Value;
        double best = history.Epochs.Max(epoch => epoch.ValidationMetrics["accuracy"]);
        long allocated = AllocatedBytes.Of(() =>
        {
            for (int prediction = 0; prediction < 10_000; prediction++)
            {
                network.Classify(test.Input(prediction % test.Count));
            }
        });
        Console.WriteLine();
        MnistReport.Save(settings, "MNIST, multi-layer perceptron", network, history, test, "dense1");
        Console.WriteLine($"test accuracy {accuracy:P2}, best epoch {best:P2}; 10,000 predictions allocated {allocated} bytes");
        ResultLine.Write(("accuracy", accuracy), ("bestAccuracy", best), ("allocatedBytes", allocated));
    }
}
