using MathNet.Numerics.Distributions;

namespace Lectures;

/// <summary>
/// What no single neuron can: XOR, here with noise around the four corners. A hidden layer of ReLU units folds the plane until one line is enough.
/// Batch normalisation, (x - mean) / deviation over the batch, keeps the units' sums where the ReLU bends; Adam gives each weight a step of its own
/// size.
/// </summary>
public sealed partial class Xor() : PlaneLecture("xor", "Noisy XOR with batch normalisation and Adam", epochs: 100)
{
    private const double Noise = 0.15;

    /// <inheritdoc/>
    public override void Run(SampleSettings settings)
    {
        Random random = RandomNumbers(settings);
        DataSet<float> train = Draw(random, 400);
        DataSet<float> test = Draw(random, 2000);

        var network = new XorNetwork(settings.Seed);
        History history = network.Fit(train, Options(settings, batchSize: 32, new Adam { LearningRate = 0.01 }));
        Evaluation evaluation = network.Evaluate(test);

        Console.WriteLine("x1 x2  probability of 1");
        Span<float> probability = stackalloc float[1];
        for (int corner = 0; corner < 4; corner++)
        {
            network.Predict([corner / 2, corner % 2], probability);
            Console.WriteLine($" {corner / 2}  {corner % 2}  {probability[0]:F4}");
        }

        // A noisy point is on the wrong side when one of its coordinates crosses 1/2, and right again when both do.
        double crosses = Normal.CDF(0, Noise, -0.5);
        Console.WriteLine($"test accuracy {evaluation.Accuracy:P2}; the noise allows {1 - (2 * crosses * (1 - crosses)):P2}");

        TrainingReport? report = NewReport(settings);
        report?.AddDecisionBoundary(network, test);
        report?.AddLearningCurves(history);
        report?.AddNetwork(network);
        report?.SaveTo(settings);
        ResultLine.Write(("accuracy", evaluation.Accuracy!.Value), ("loss", evaluation.Loss));
    }

    private static DataSet<float> Draw(Random random, int count)
    {
        var inputs = new float[count * 2];
        var targets = new float[count];
        for (int sample = 0; sample < count; sample++)
        {
            (int x1, int x2) = (random.Next(2), random.Next(2));
            inputs[sample * 2] = (float)Normal.Sample(random, x1, Noise);
            inputs[(sample * 2) + 1] = (float)Normal.Sample(random, x2, Noise);
            targets[sample] = x1 ^ x2;
        }

        return new DataSet<float>(inputs, targets, count);
    }

    [Network(Loss.BinaryCrossEntropy)]
    [Input(2)]
    [Dense(8)]
    [BatchNorm]
    [Activate(Relu)]
    [Dense(1, Sigmoid)]
    internal sealed partial class XorNetwork;
}
