namespace Generative;

/// <summary>Trains a variational autoencoder (Kingma and Welling 2014).</summary>
public static class VariationalAutoencoding
{
    private const int Generated = 100;
    private const int BatchSize = 500;

    /// <summary>Trains, makes digits of random numbers, and reports the evidence lower bound of the test digits.</summary>
    public static void Train<TNetwork>(SampleSettings settings, ImageSet images, Func<TNetwork, BatchFunction> encoder, Func<TNetwork, BatchFunction> decoder)
        where TNetwork : class, INetwork<TNetwork, float>
    {
        DataSet<float> test = ImageSet.AsOwnTargets(images.Test);
        TNetwork network = TNetwork.Create(settings.Seed);
        Console.WriteLine(network.Summary());
        History history = network.Fit(ImageSet.AsOwnTargets(images.Train), Fitting.Options(settings, images, test));

        // Evaluation decodes the mean of each digit's latent vectors; the bound is of vectors that are drawn.
        double natsOfMeans = images.Shape.Length * network.Evaluate(test).Loss;
        double nats = images.Shape.Length * LossOfDrawn(network, test, settings);

        (BatchFunction encode, BatchFunction decode) = (encoder(network), decoder(network));
        SectionDescription section = TNetwork.Description.Sections.Single(section => section.Name == "Decode");
        int latent = section.InputShape[0];
        float[] codes = new float[images.Test.Count * latent];
        float[] pixels = ImageSet.Pixels(images.Test);
        encode(pixels, codes);
        float[] drawn = new float[Generated * latent];
        StandardNormal.Fill<float>(drawn, settings.Seed);
        float[] made = new float[Generated * images.Shape.Length];
        decode(drawn, made);
        long allocated = AllocatedBytes.Of(() => decode(drawn, made));

        var report = new TrainingReport("Variational autoencoder", $"Digits of {images.Shape.Height}x{images.Shape.Width} pixels, and {latent} latent features.");
        report.AddFacts([("test digits, latent vectors drawn", $"{nats:F1} nats"), ("at their means", $"{natsOfMeans:F1} nats"), .. Fitting.Facts<TNetwork>(settings, images)]);
        report.AddLearningCurves(history);
        report.AddImages<float>(made, images.Shape, 10, new PixelRange(0, 1), "New digits", "Decoded from random latent vectors.");
        float[] decoded = new float[pixels.Length];
        decode(codes, decoded);
        Fitting.AddPairs(report, images.Shape, pixels, decoded, "Test digits, and what is kept of them");
        LatentPlane.AddTo(report, images, codes, MostUsed(codes, latent), decode);
        report.AddNetwork(network);
        Console.WriteLine();
        report.SaveTo(settings);
        Console.WriteLine($"negative evidence lower bound of the test digits: {nats:F2} nats, {natsOfMeans:F2} at the means; making {Generated} digits allocated {allocated} bytes");
        ResultLine.Write(("nats", nats), ("natsOfMeans", natsOfMeans), ("allocatedBytes", allocated));
    }

    /// <summary>The loss with latent vectors that are drawn, as in training: a trainer that does no step.</summary>
    private static double LossOfDrawn<TNetwork>(TNetwork network, DataSet<float> data, SampleSettings settings)
        where TNetwork : class, INetwork<TNetwork, float>
    {
        using var trainer = new Trainer<TNetwork, float>(network, new Sgd(), new TrainerOptions { Seed = settings.Seed, Threads = settings.Threads, BatchSize = BatchSize });
        var batch = new Batch<float>(TNetwork.Description, BatchSize);
        double sum = 0;
        foreach (int[] samples in Enumerable.Range(0, data.Count).Chunk(BatchSize))
        {
            data.Read(samples, batch);
            trainer.Forward(batch);
            sum += samples.Length * trainer.Loss(batch);
        }

        return sum / data.Count;
    }

    /// <summary>The two features that tell digits apart most: those with the largest variance.</summary>
    private static (int X, int Y) MostUsed(float[] codes, int latent)
    {
        double Variance(int feature)
        {
            double[] values = [.. Enumerable.Range(0, codes.Length / latent).Select(image => (double)codes[(image * latent) + feature])];
            double mean = values.Average();
            return values.Average(value => (value - mean) * (value - mean));
        }

        int[] features = [.. Enumerable.Range(0, latent).OrderByDescending(Variance)];
        return (features[0], features[1]);
    }
}
