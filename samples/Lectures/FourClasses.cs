using MathNet.Numerics.Distributions;

namespace Lectures;

/// <summary>
/// Four classes as four arms of a spiral. Two ReLU layers cut the plane into many flat pieces, softmax makes probabilities of the four sums, and the
/// L2 penalty, 0.0002 times the sum of squared weights, keeps the borders smooth.
/// </summary>
public sealed partial class FourClasses() : PlaneLecture("four-classes", "Four classes with two ReLU layers and L2", epochs: 150)
{
    /// <inheritdoc/>
    public override void Run(SampleSettings settings)
    {
        Random random = RandomNumbers(settings);
        DataSet<float> train = Draw(random, 1000);
        DataSet<float> test = Draw(random, 1000);

        var network = new FourClassNetwork(settings.Seed);
        History history = network.Fit(train, Options(settings, batchSize: 32, new Adam { LearningRate = 0.005, Schedule = new CosineDecay { Length = settings.Epochs } }));
        var confusion = new ConfusionMatrix<float>();
        Evaluation evaluation = network.Evaluate(test, [confusion]);

        for (float y = 1; y >= -1; y -= 0.125f)
        {
            string line = "  ";
            for (float x = -1; x <= 1; x += 0.0625f)
            {
                line += " .+#"[network.Classify([x, y])];
            }

            Console.WriteLine(line);
        }

        Console.WriteLine(confusion);
        Console.WriteLine($"test accuracy {evaluation.Accuracy:P1}, loss {evaluation.Loss:F4}, of which penalty {evaluation.Penalty:F4}");

        TrainingReport? report = NewReport(settings);
        report?.AddDecisionBoundary(network, test);
        report?.AddLearningCurves(history);
        report?.AddConfusionMatrix(confusion);
        report?.AddNetwork(network);
        report?.SaveTo(settings);
        ResultLine.Write(("accuracy", evaluation.Accuracy!.Value), ("loss", evaluation.Loss), ("penalty", evaluation.Penalty));
    }

    private static DataSet<float> Draw(Random random, int count)
    {
        var inputs = new float[count * 2];
        var labels = new int[count];
        for (int sample = 0; sample < count; sample++)
        {
            labels[sample] = sample % 4;
            double radius = 0.1 + (0.9 * random.NextDouble());
            double angle = (labels[sample] * Math.PI / 2) + (2.5 * radius) + Normal.Sample(random, 0, 0.3);
            inputs[sample * 2] = (float)(radius * Math.Cos(angle));
            inputs[(sample * 2) + 1] = (float)(radius * Math.Sin(angle));
        }

        return new DataSet<float>(inputs, labels);
    }

    [Network(Loss.CrossEntropy)]
    [Input(2)]
    [Dense(32, Relu, L2 = 0.0002)]
    [Dense(32, Relu, L2 = 0.0002)]
    [Dense(4, Softmax)]
    internal sealed partial class FourClassNetwork;
}
