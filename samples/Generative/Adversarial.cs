using System.Diagnostics;

namespace Generative;

/// <summary>Trains a generative adversarial network (Goodfellow et al. 2014), whose digits a reader judges that it has never seen.</summary>
public static class Adversarial
{
    private const int Classes = 10;
    private const int Judged = 1000;
    private const int Shown = 100;

    /// <summary>Trains, and reports what the reader takes the painted digits for.</summary>
    public static void Train<TPainter, TCritic, TReader>(SampleSettings settings, ImageSet images, Func<TPainter, BatchFunction> painting, Func<TReader, BatchFunction> reading)
        where TPainter : class, INetwork<TPainter, float>
        where TCritic : class, INetwork<TCritic, float>
        where TReader : class, INetwork<TReader, float>
    {
        TReader reader = TReader.Create(settings.Seed);
        reader.Fit(images.Train, new FitOptions { Epochs = images.IsMnist ? 5 : 40, BatchSize = images.IsMnist ? 128 : 32, Optimizer = new Adam(), Seed = settings.Seed, Threads = settings.Threads });
        double accuracy = reader.Evaluate(images.Test).Accuracy!.Value;
        BatchFunction read = reading(reader);
        double topOfReal = Judge(read, ImageSet.Pixels(images.Test), images.Test.Count).Top;
        Console.WriteLine($"The reader is right about {accuracy:P2} of the test digits, and as sure as {topOfReal:P1}.");

        TPainter painter = TPainter.Create(settings.Seed);
        TCritic critic = TCritic.Create(settings.Seed + 1);
        Console.WriteLine(painter.Summary());
        Console.WriteLine(critic.Summary());
        var optimizer = new Adam { LearningRate = images.IsMnist ? 2e-4 : 5e-4, Beta1 = 0.5 };
        using var gan = new GanTrainer<TPainter, TCritic, float>(
            painter, critic, optimizer, optimizer, new GanOptions { Seed = settings.Seed, Threads = settings.Threads, BatchSize = images.IsMnist ? 128 : 64 });
        BatchFunction paint = painting(painter);
        float[] latent = new float[Judged * TPainter.Description.Inputs[0].Length];
        float[] painted = new float[Judged * images.Shape.Length];
        StandardNormal.Fill<float>(latent, settings.Seed);
        var epochs = new List<EpochRecord>();
        int every = Math.Max(1, settings.Epochs / 30);
        var clock = Stopwatch.StartNew();
        double before = 0;
        for (int epoch = 1; epoch <= settings.Epochs; epoch++)
        {
            GanLosses losses = gan.TrainEpoch(images.Train);
            paint(latent, painted);
            double top = Judge(read, painted, Judged).Top;
            double seconds = clock.Elapsed.TotalSeconds;
            var figures = new Dictionary<string, double> { ["loss of the painter"] = losses.Generator!.Value, ["largest probability of the reader"] = top };
            epochs.Add(new EpochRecord(epoch, losses.Discriminator, null, figures, new Dictionary<string, double>(), optimizer.LearningRate, (int)(gan.StepCount / epoch), seconds - before));
            before = seconds;
            if (epoch % every == 0 || epoch == settings.Epochs)
            {
                Console.WriteLine($"epoch {epoch}/{settings.Epochs}  critic {losses.Discriminator:F4}  painter {losses.Generator:F4}  reader as sure as {top:P1}  {seconds:F1} s");
            }
        }

        (int[] counts, double topProbability) = Judge(read, painted, Judged);
        double leastShare = (double)counts.Min() / Judged;
        long allocated = AllocatedBytes.Of(() => paint(latent, painted));
        var report = new TrainingReport("Generative adversarial network", $"Digits of {images.Shape.Height}x{images.Shape.Width} pixels, painted from random numbers.");
        report.AddFacts(
            ("the reader's mean largest probability", $"{topProbability:P1}"),
            ("the same for test digits", $"{topOfReal:P1}"),
            ("rarest digit", $"{leastShare:P1}"),
            ("accuracy of the reader", $"{accuracy:P2}"),
            ("parameters of the painter", $"{TPainter.Description.ParameterCount:N0}"),
            ("seed", $"{settings.Seed}"),
            ("date", $"{DateTime.Now:yyyy-MM-dd HH:mm}"));
        report.AddFacts([.. counts.Select((count, digit) => ($"taken for {digit}", $"{(double)count / Judged:P1}"))]);
        report.AddLearningCurves(new History(epochs, null, StopReason.Completed), "Loss of the critic and of the painter");
        report.AddImages<float>(painted.AsSpan(0, Shown * images.Shape.Length), images.Shape, 10, new PixelRange(0, 1), "Painted digits", $"The first {Shown} of {Judged:N0}.");
        report.AddImages<float>(ImageSet.Pixels(images.Train).AsSpan(0, Shown * images.Shape.Length), images.Shape, 10, new PixelRange(0, 1), "Real digits", "For comparison.");
        report.AddNetwork(painter);
        report.AddNetwork(critic);
        Console.WriteLine();
        report.SaveTo(settings);
        Console.WriteLine($"of {Judged:N0} painted digits the reader takes {string.Join(", ", counts.Select((count, digit) => $"{count} for {digit}"))}; it is as sure as {topProbability:P1}");
        ResultLine.Write(("leastShare", leastShare), ("topProbability", topProbability), ("topProbabilityOfTestDigits", topOfReal), ("accuracy", accuracy), ("allocatedBytes", allocated));
    }

    /// <summary>How many images are taken for each digit, and the mean of the largest probabilities.</summary>
    private static (int[] Counts, double Top) Judge(BatchFunction read, float[] pixels, int count)
    {
        float[] probabilities = new float[count * Classes];
        read(pixels, probabilities);
        int[] counts = new int[Classes];
        double sum = 0;
        for (int image = 0; image < count; image++)
        {
            ReadOnlySpan<float> row = probabilities.AsSpan(image * Classes, Classes);
            int digit = 0;
            for (int other = 1; other < Classes; other++)
            {
                digit = row[other] > row[digit] ? other : digit;
            }

            counts[digit]++;
            sum += row[digit];
        }

        return (counts, sum / count);
    }
}
