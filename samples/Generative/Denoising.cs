namespace Generative;

/// <summary>Trains a denoising autoencoder (Vincent et al. 2008).</summary>
public static class Denoising
{
    /// <summary>The deviation of the noise on a pixel, black being 0 and white 1.</summary>
    public const double Deviation = 0.4;

    /// <summary>Trains, and reports how much of the noise on test digits is left.</summary>
    public static void Train<TNetwork>(SampleSettings settings, ImageSet images, Func<TNetwork, BatchFunction> predictor)
        where TNetwork : class, INetwork<TNetwork, float>
    {
        float[] pixels = ImageSet.Pixels(images.Test);
        float[] noisy = new float[pixels.Length];
        StandardNormal.Fill<float>(noisy, settings.Seed);
        for (int index = 0; index < noisy.Length; index++)
        {
            noisy[index] = pixels[index] + ((float)Deviation * noisy[index]);
        }

        // The network adds noise in training alone, so test digits have theirs already.
        TNetwork network = TNetwork.Create(settings.Seed);
        Console.WriteLine(network.Summary());
        History history = network.Fit(ImageSet.AsOwnTargets(images.Train), Fitting.Options(settings, images, new DataSet<float>(noisy, pixels, images.Test.Count)));

        BatchFunction denoise = predictor(network);
        float[] clean = new float[pixels.Length];
        denoise(noisy, clean);
        long allocated = AllocatedBytes.Of(() => denoise(noisy, clean));
        (double before, double after) = (Fitting.RootMeanSquare(noisy, pixels), Fitting.RootMeanSquare(clean, pixels));

        var report = new TrainingReport("Denoising autoencoder", $"Noise is taken away from digits of {images.Shape.Height}x{images.Shape.Width} pixels.");
        report.AddFacts([("error with noise", $"{before:F3}"), ("error without", $"{after:F3}"), .. Fitting.Facts<TNetwork>(settings, images)]);
        report.AddLearningCurves(history);
        Fitting.AddPairs(report, images.Shape, noisy, clean, "Test digits with noise, and without");
        report.AddNetwork(network);
        Console.WriteLine();
        report.SaveTo(settings);
        Console.WriteLine($"root mean squared error of a test digit's pixel: {before:F4} with noise, {after:F4} without; {images.Test.Count:N0} digits allocated {allocated} bytes");
        ResultLine.Write(("errorBefore", before), ("error", after), ("allocatedBytes", allocated));
    }
}
