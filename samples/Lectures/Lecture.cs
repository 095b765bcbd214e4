namespace Lectures;

/// <summary>A network of the lecture notes: what it shows stands in the comment of its class, and in what it prints.</summary>
/// <param name="name">By which it is run.</param>
/// <param name="subject">What it is about.</param>
/// <param name="epochs">The epochs when the command line does not say.</param>
public abstract class Lecture(string name, string subject, int epochs)
{
    /// <summary>By which it is run.</summary>
    public string Name { get; } = name;

    /// <summary>What it is about.</summary>
    public string Subject { get; } = subject;

    /// <summary>The epochs when the command line does not say.</summary>
    public int Epochs { get; } = epochs;

    /// <summary>Trains and prints.</summary>
    public abstract void Run(SampleSettings settings);

    /// <summary>The options of a training with the settings of the command line.</summary>
    protected static FitOptions Options(SampleSettings settings, int batchSize, Optimizer optimizer) => new()
    {
        Epochs = settings.Epochs,
        BatchSize = batchSize,
        Optimizer = optimizer,
        Seed = settings.Seed,
        Threads = settings.Threads,
    };

    /// <summary>Random numbers for the data of a lecture, apart from those of its networks.</summary>
    protected static Random RandomNumbers(SampleSettings settings) => new((int)settings.Seed);
}
