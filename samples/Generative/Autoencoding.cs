namespace Generative;

/// <summary>Trains an autoencoder with two numbers in its middle.</summary>
public static class Autoencoding
{
    /// <summary>Trains, and reports where digits lie on the plane of the two numbers.</summary>
    public static void Train<TNetwork>(SampleSettings settings, ImageSet images, Func<TNetwork, BatchFunction> encoder, Func<TNetwork, BatchFunction> decoder)
        where TNetwork : class, INetwork<TNetwork, float>
    {
        DataSet<float> test = ImageSet.AsOwnTargets(images.Test);
        TNetwork network = TNetwork.Create(settings.Seed);
        Console.WriteLine(network.Summary());
        History history = network.Fit(ImageSet.AsOwnTargets(images.Train), Fitting.Options(settings, images, test));

        (BatchFunction encode, BatchFunction decode) = (encoder(network), decoder(network));
        float[] pixels = ImageSet.Pixels(images.Test);
        float[] codes = new float[images.Test.Count * 2];
        float[] decoded = new float[pixels.Length];
        encode(pixels, codes);
        decode(codes, decoded);
        long allocated = AllocatedBytes.Of(() =>
        {
            encode(pixels, codes);
            decode(codes, decoded);
        });
        double error = Fitting.RootMeanSquare(decoded, pixels);
        double nats = images.Shape.Length * network.Evaluate(test).Loss;

        var report = new TrainingReport("Autoencoder", $"Digits of {images.Shape.Height}x{images.Shape.Width} pixels through two numbers and back.");
        report.AddFacts([("error of a pixel", $"{error:F3}"), ("test loss", $"{nats:F1} nats"), .. Fitting.Facts<TNetwork>(settings, images)]);
        report.AddLearningCurves(history);
        Fitting.AddPairs(report, images.Shape, pixels, decoded, "Test digits, and what is kept of them");
        LatentPlane.AddTo(report, images, codes, (0, 1), decode);
        report.AddNetwork(network);
        Console.WriteLine();
        report.SaveTo(settings);
        Console.WriteLine($"test digits: {nats:F2} nats, {error:F4} root mean squared error of a pixel; encoding and decoding {images.Test.Count:N0} digits allocated {allocated} bytes");
        ResultLine.Write(("nats", nats), ("error", error), ("allocatedBytes", allocated));
    }
}
