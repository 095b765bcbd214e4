namespace Text;

/// <summary>Learns from nine tenths of a text, and shows how well the last tenth is foreseen.</summary>
public static class Learning
{
    private const int BatchSize = 32;

    /// <summary>How far apart the pieces begin that are learned from: they overlap, so that a character is seen with more and with less before it.</summary>
    private const int Stride = 16;

    /// <summary>Trains, writes a few lines after every epoch, saves, loads the file again and writes with it.</summary>
    public static void Learn<TNetwork>(LanguageModel<TNetwork> model, SampleSettings settings, string? file, Writing writing)
        where TNetwork : class, INetwork<TNetwork, float>
    {
        string path = file ?? Path.Combine(AppContext.BaseDirectory, "data", "shakespeare.txt");
        int[] tokens = Alphabet.Encode(File.ReadAllText(path));
        int last = tokens.Length / 10;
        if (last <= model.Steps)
        {
            throw new InvalidDataException($"{path} has {tokens.Length} characters; more than {10 * (model.Steps + 1)} are needed.");
        }

        var train = new TokenWindows<float>(tokens[..^last], model.Steps, Stride);
        var test = new TokenWindows<float>(tokens[^last..], model.Steps);
        TNetwork network = model.Network = TNetwork.Create(settings.Seed);
        Console.WriteLine(network.Summary());
        int steps = settings.Epochs * ((train.Count + BatchSize - 1) / BatchSize);
        int warmUp = Math.Min(200, (steps + 9) / 10);
        DateTime start = DateTime.UtcNow;
        network.Fit(train, new FitOptions
        {
            Epochs = settings.Epochs,
            BatchSize = BatchSize,
            Optimizer = new AdamW
            {
                LearningRate = 0.002,
                WeightDecay = 0.1,
                ClipNorm = 1,
                Schedule = new WarmUp { Length = warmUp, StartFactor = 0.01, Then = new CosineDecay { Length = Math.Max(1, steps - warmUp), MinimumRate = 0.0001, Unit = ScheduleUnit.Step } },
            },
            Validation = test,
            Callbacks = [new ConsoleProgress(), new Excerpt<TNetwork>(model, writing with { Length = Math.Min(writing.Length, 120) })],
            Seed = settings.Seed,
            Threads = settings.Threads,
        });

        double minutes = (DateTime.UtcNow - start).TotalMinutes;
        double loss = network.Evaluate(test).Loss;
        string weights = Path.Combine(AppContext.BaseDirectory, model.Name + ".safetensors");
        network.Save(weights);
        model.Network = NetworkFiles.Load<TNetwork, float>(weights);
        Console.WriteLine($"weights: {weights}");
        Console.WriteLine();
        Write(model, writing, settings.Seed);
        Console.WriteLine($"{loss:F3} nats per character of the last tenth, after {minutes:F1} minutes");
        Console.WriteLine($"with these weights: --weights {weights}");
        ResultLine.Write(("nats", loss), ("minutes", minutes), ("allocatedBytes", Allocated(model)));
    }

    /// <summary>Writes with the weights of a file.</summary>
    public static void Write<TNetwork>(LanguageModel<TNetwork> model, string file, Writing writing, ulong seed)
        where TNetwork : class, INetwork<TNetwork, float>
    {
        model.Network = NetworkFiles.Load<TNetwork, float>(file);
        Write(model, writing, seed);
        ResultLine.Write(("characters", writing.Length));
    }

    private static void Write<TNetwork>(LanguageModel<TNetwork> model, Writing writing, ulong seed)
        where TNetwork : class, INetwork<TNetwork, float>
    {
        Console.WriteLine(writing.Prompt + writing.With(model, seed));
        Console.WriteLine();
    }

    /// <summary>What the steps of a stream allocate.</summary>
    private static long Allocated<TNetwork>(LanguageModel<TNetwork> model)
        where TNetwork : class, INetwork<TNetwork, float>
    {
        StreamState<float> stream = model.CreateState();
        float[] logits = new float[Alphabet.Size];
        return AllocatedBytes.Of(() =>
        {
            stream.Reset();
            for (int step = 0; step < model.Steps; step++)
            {
                model.Step(stream, step, logits);
            }
        });
    }
}
