namespace TimeSeries;

/// <summary>A trained network and what it foresees.</summary>
/// <param name="Name">What it is called.</param>
/// <param name="History">How it was trained.</param>
/// <param name="Next">The next value, each time from the true values before it.</param>
/// <param name="Free">The values of the future, each from those it foresaw itself.</param>
public sealed record Forecaster(string Name, History History, double[] Next, double[] Free)
{
    /// <summary>Trains a network on the values before the future.</summary>
    /// <param name="name">What it is called.</param>
    /// <param name="settings">The command line.</param>
    /// <param name="values">The whole series, with mean 0 and deviation 1 before the future.</param>
    /// <param name="future">How many values at the end are not trained on.</param>
    public static Forecaster Train<TNetwork>(string name, SampleSettings settings, double[] values, int future)
        where TNetwork : class, INetwork<TNetwork, float>
    {
        const int Past = Autoregression.Past;
        int known = values.Length - future;
        float[] inputs = [.. Enumerable.Range(Past, known - Past).SelectMany(time => values[(time - Past)..time]).Select(value => (float)value)];
        float[] targets = [.. values[Past..known].Select(value => (float)value)];
        TNetwork network = TNetwork.Create(settings.Seed);
        Console.WriteLine(network.Summary());
        History history = network.Fit(new DataSet<float>(inputs, targets, targets.Length), new FitOptions
        {
            Epochs = settings.Epochs,
            BatchSize = 32,
            Optimizer = new Adam { LearningRate = 0.005, ClipNorm = 1, Schedule = new CosineDecay { Length = settings.Epochs } },
            Callbacks = [new ConsoleProgress { Every = Math.Max(1, settings.Epochs / 5) }],
            Seed = settings.Seed,
            Threads = settings.Threads,
        });
        Console.WriteLine();

        double[] free = values[..known];
        for (int time = known; time < values.Length; time++)
        {
            free = [.. free, Forecast(free.AsSpan(time - Past, Past))];
        }

        return new Forecaster(name, history, [.. Enumerable.Range(known, future).Select(time => Forecast(values.AsSpan(time - Past, Past)))], free[known..]);

        double Forecast(ReadOnlySpan<double> past)
        {
            var batch = new Batch<float>(TNetwork.Description, 1);
            for (int index = 0; index < Past; index++)
            {
                batch.Input()[index] = (float)past[index];
            }

            network.PredictBatch(batch);
            return batch.Output()[0];
        }
    }
}
