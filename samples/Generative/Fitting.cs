namespace Generative;

/// <summary>What the autoencoders have in common.</summary>
public static class Fitting
{
    private const int Shown = 10;

    /// <summary>The settings of Fit. The test digits are looked at after every epoch, and choose nothing.</summary>
    public static FitOptions Options(SampleSettings settings, ImageSet images, DataSet<float> test) => new()
    {
        Epochs = settings.Epochs,
        BatchSize = images.IsMnist ? 128 : 32,
        Optimizer = new Adam { Schedule = new CosineDecay { Length = settings.Epochs } },
        Validation = test,
        Callbacks = [new ConsoleProgress { Every = images.IsMnist ? 1 : 10 }],
        Seed = settings.Seed,
        Threads = settings.Threads,
    };

    /// <summary>The facts of a run that every report has.</summary>
    public static IEnumerable<(string Name, string Value)> Facts<TNetwork>(SampleSettings settings, ImageSet images)
        where TNetwork : class, INetwork<TNetwork, float> =>
        [
            ("test digits", $"{images.Test.Count:N0}"),
            ("parameters", $"{TNetwork.Description.ParameterCount:N0}"),
            ("seed", $"{settings.Seed}"),
            ("date", $"{DateTime.Now:yyyy-MM-dd HH:mm}"),
        ];

    /// <summary>Adds rows of images, below each row what has become of them.</summary>
    public static void AddPairs(TrainingReport report, ImageShape shape, float[] before, float[] after, string heading)
    {
        int row = Shown * shape.Length;
        float[] rows = [.. before.AsSpan(0, row), .. after.AsSpan(0, row), .. before.AsSpan(row, row), .. after.AsSpan(row, row)];
        report.AddImages<float>(rows, shape, Shown, new PixelRange(0, 1), heading, "Below each row stands what has become of it.");
    }

    /// <summary>The root of the mean squared difference.</summary>
    public static double RootMeanSquare(float[] values, float[] others)
    {
        double sum = 0;
        for (int index = 0; index < values.Length; index++)
        {
            double difference = values[index] - others[index];
            sum += difference * difference;
        }

        return Math.Sqrt(sum / values.Length);
    }
}
