namespace Mnist;

/// <summary>What the networks of MNIST show after training.</summary>
public static class MnistReport
{
    private static readonly ImageShape Image = new(28, 28);

    /// <summary>Writes learning curves, confusion matrix and worst mistakes of the test digits, and the filters of the first layer.</summary>
    /// <param name="settings">The command line.</param>
    /// <param name="title">What the page is called.</param>
    /// <param name="network">The trained network.</param>
    /// <param name="history">How it was trained.</param>
    /// <param name="test">Digits that it was not trained on.</param>
    /// <param name="layer">The first layer with weights.</param>
    public static void Save<TNetwork>(SampleSettings settings, string title, INetwork<TNetwork, float> network, History history, DataSet<float> test, string layer)
        where TNetwork : class, INetwork<TNetwork, float>
    {
        var confusion = new ConfusionMatrix<float>();
        Evaluation evaluation = network.Evaluate(test, [confusion]);
        var report = new TrainingReport(title, "Handwritten digits of 28x28 pixels.");
        report.AddFacts(
            ("test accuracy", $"{evaluation.Accuracy:P2}"),
            ("test loss", $"{evaluation.Loss:F4}"),
            ("test digits", $"{test.Count:N0}"),
            ("parameters", $"{TNetwork.Description.ParameterCount:N0}"),
            ("seed", $"{settings.Seed}"),
            ("date", $"{DateTime.Now:yyyy-MM-dd HH:mm}"));
        report.AddLearningCurves(history);
        report.AddConfusionMatrix(confusion);
        report.AddMistakes(network, test, Image, new PixelRange(0, 1));
        report.AddFilters(network, layer, Image);
        report.AddNetwork(network);
        report.SaveTo(settings);
    }
}
