using System.Diagnostics;

namespace Audio;

/// <summary>Learns the reference amplifier from plucked strings, and plays sound through what was learned.</summary>
public static class Amplification
{
    private const int SampleRate = 44100;

    /// <summary>The tracks that are learned from side by side: as many as a block of the batch's layout.</summary>
    private const int Tracks = 32;

    /// <summary>The seconds of sound that are learned from.</summary>
    private const double Seconds = 20;

    /// <param name="settings">The command line.</param>
    /// <param name="input">The WAV file to play; null for plucked strings.</param>
    /// <param name="output">The WAV file to write.</param>
    /// <param name="block">The samples that are processed at a time.</param>
    public static void Run(SampleSettings settings, string? input, string output, int block)
    {
        // Read first: a file that is missing should not be found out after minutes.
        WaveFile dry = input is null ? new WaveFile(SampleRate, [PluckedStrings.Play(5, SampleRate, seed: 3)]) : WaveFile.Read(input);
        var network = new AmplifierModel(settings.Seed);
        Console.WriteLine(network.Summary());
        DataSet<float> validation = Sound(Seconds / 4, seed: 2);
        History history = network.Fit(Sound(Seconds, seed: 1), new FitOptions
        {
            Epochs = settings.Epochs,
            BatchSize = Tracks,
            // Each batch goes on where the one before ended.
            Shuffles = false,
            Optimizer = new Adam { LearningRate = 0.005, ClipNorm = 1, Schedule = new CosineDecay { Length = settings.Epochs, MinimumRate = 0.0002 } },
            Validation = validation,
            Callbacks = [new ConsoleProgress { Every = 5 }],
            Seed = settings.Seed,
            Threads = settings.Threads,
        });

        double ratio = network.Evaluate(validation, batchSize: Tracks).Loss / Power(validation);
        Console.WriteLine();
        Console.WriteLine($"error to signal {10 * Math.Log10(ratio):F1} dB, after {history.Epochs.Count} epochs");

        var wet = new WaveFile(dry.SampleRate, [.. dry.Channels.Select(channel => new float[channel.Length])]);
        StreamState<float>[] streams = [.. dry.Channels.Select(_ => network.CreateState())];
        long allocated = AllocatedBytes.Of(() => Play(network, streams, dry, wet, block));
        long start = Stopwatch.GetTimestamp();
        Play(network, streams, dry, wet, block);
        double seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
        wet.Write(output);
        Console.WriteLine($"played {dry.Seconds:F1} s of sound, {block} samples at a time, in {seconds:F3} s: real-time factor {dry.Seconds / seconds:F0}, {allocated} bytes allocated");
        Console.WriteLine($"written: {output}");
        ResultLine.Write(("errorToSignal", ratio), ("epochs", history.Epochs.Count), ("samples", dry.Channels[0].Length), ("realTimeFactor", dry.Seconds / seconds), ("allocatedBytes", allocated));
    }

    /// <summary>Plays all channels, each with a stream of its own, block by block as sound cards ask for it.</summary>
    private static void Play(AmplifierModel network, StreamState<float>[] streams, WaveFile dry, WaveFile wet, int block)
    {
        for (int channel = 0; channel < streams.Length; channel++)
        {
            streams[channel].Reset();
            for (int first = 0; first < dry.Channels[channel].Length; first += block)
            {
                int count = Math.Min(block, dry.Channels[channel].Length - first);
                network.Step(streams[channel], dry.Channels[channel].AsSpan(first, count), wet.Channels[channel].AsSpan(first, count));
            }
        }
    }

    /// <summary>Plucked strings and what the reference makes of them, in pieces.</summary>
    private static DataSet<float> Sound(double seconds, int seed)
    {
        float[] dry = PluckedStrings.Play(seconds, SampleRate, seed);
        var amplifier = new ReferenceAmplifier(SampleRate);
        float[] wet = [.. dry.Select(amplifier.Play)];
        return SequencePieces.Of<float>(dry, 1, wet, 1, AmplifierModel.Steps, Tracks);
    }

    private static double Power(DataSet<float> sound)
    {
        double sum = 0;
        for (int sample = 0; sample < sound.Count; sample++)
        {
            foreach (float value in sound.Target(sample))
            {
                sum += value * value;
            }
        }

        return sum / ((double)sound.Count * AmplifierModel.Steps);
    }
}
