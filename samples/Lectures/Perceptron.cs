namespace Lectures;

/// <summary>
/// Rosenblatt (1958): show the samples one by one, and after each mistake add t x to the weights and t to the bias, t being -1 or 1. That is gradient
/// descent on max(0, -t y), y = w'x + b, with learning rate 1. If a line separates the classes with margin g, and no sample is longer than R, there
/// are at most (R/g)^2 mistakes (Novikoff 1962). On XOR, which no line separates, it never ends.
/// </summary>
public sealed partial class Perceptron() : PlaneLecture("perceptron", "Rosenblatt's rule separates what a line can separate, and fails on XOR", epochs: 50)
{
    /// <inheritdoc/>
    public override void Run(SampleSettings settings)
    {
        Random random = RandomNumbers(settings);
        var inputs = new List<float>();
        var targets = new List<float>();
        while (targets.Count < 200)
        {
            float x1 = (random.NextSingle() * 2) - 1;
            float x2 = (random.NextSingle() * 2) - 1;
            float side = (2 * x1) - x2 + 0.3f;
            if (MathF.Abs(side) > 0.2f)
            {
                inputs.AddRange(x1, x2);
                targets.Add(MathF.Sign(side));
            }
        }

        TrainingReport? report = NewReport(settings);
        (int separableErrors, int epochs) = Learn("separable", settings, [.. inputs], [.. targets], report);
        (int xorErrors, _) = Learn("XOR", settings, [0, 0, 0, 1, 1, 0, 1, 1], [-1, 1, 1, -1], report);
        report?.SaveTo(settings);
        ResultLine.Write(("separableErrors", separableErrors), ("epochsToSeparate", epochs), ("xorErrors", xorErrors));
    }

    private static (int Errors, int Epochs) Learn(string name, SampleSettings settings, float[] inputs, float[] targets, TrainingReport? report)
    {
        var neuron = new Neuron(settings.Seed);
        var samples = new DataSet<float>(inputs, targets, targets.Length);
        History history = neuron.Fit(samples, Options(settings, batchSize: 1, new Sgd { LearningRate = 1 }));

        var outputs = new float[targets.Length];
        neuron.PredictBatch(inputs, outputs);
        int errors = outputs.Zip(targets).Count(pair => pair.First * pair.Second <= 0);
        // An epoch without mistakes has no loss, and nothing changes any more.
        int epochs = history.Epochs.FirstOrDefault(epoch => epoch.Loss == 0)?.Epoch ?? 0;
        Console.WriteLine($"{name}: {errors} of {targets.Length} wrong after {settings.Epochs} epochs, {(epochs > 0 ? $"the first without a mistake was epoch {epochs}" : "none without a mistake")}");
        Console.WriteLine($"  line: {neuron.Dense1.Weights[0, 0]:F3} x1 + {neuron.Dense1.Weights[0, 1]:F3} x2 + {neuron.Dense1.Bias[0]:F3} = 0");
        report?.AddDecisionBoundary(neuron, samples, heading: $"The line ({name})");
        report?.AddLearningCurves(history, heading: $"Learning curves ({name})");
        return (errors, epochs);
    }

    [Network(Loss.Perceptron)]
    [Input(2)]
    [Dense(1)]
    internal sealed partial class Neuron;
}
