namespace Lectures;

/// <summary>
/// Sums of squares multiply: x1 x2 = (x1 + x2)^2 / 4 - (x1 - x2)^2 / 4, so two units with the activation z^2 compute a product exactly (Lin, Tegmark
/// and Rolnick 2017), for inputs of any size; ReLU units only come close, where they were trained. Learning takes some more units: two that start
/// with the same sign at the output have to pass through a saddle, and stay there.
/// </summary>
public sealed partial class Product() : PlaneLecture("product", "x1 x2 by squared units: two set by hand, and eight learned", epochs: 400)
{
    /// <inheritdoc/>
    public override void Run(SampleSettings settings)
    {
        const int Count = 256;
        Random random = RandomNumbers(settings);
        float[] inputs = [.. Enumerable.Range(0, Count * 2).Select(_ => (random.NextSingle() * 4) - 2)];
        var products = new DataSet<float>(inputs, [.. inputs.Chunk(2).Select(x => x[0] * x[1])], Count);

        var exact = new Squares();
        exact.Dense1.Weights.CopyFrom([1, 1, 1, -1]);
        exact.Dense2.Weights.CopyFrom([0.25f, -0.25f]);

        var learned = new MoreSquares(settings.Seed);
        History history = learned.Fit(products, Options(settings, batchSize: 32, new Adam { LearningRate = 0.02, Schedule = new CosineDecay { Length = settings.Epochs } }));

        double exactLoss = exact.Evaluate(products).Loss;
        double learnedLoss = learned.Evaluate(products).Loss;
        // What is learned is the product itself when all squares together have no x1^2 and no x2^2, and one x1 x2.
        (MatrixView<float> w, MatrixView<float> v) = (learned.Dense1.Weights, learned.Dense2.Weights);
        (double x1x1, double x1x2, double x2x2) = (0, 0, 0);
        for (int unit = 0; unit < w.Outputs; unit++)
        {
            x1x1 += v[0, unit] * w[unit, 0] * w[unit, 0];
            x1x2 += v[0, unit] * 2 * w[unit, 0] * w[unit, 1];
            x2x2 += v[0, unit] * w[unit, 1] * w[unit, 1];
        }

        Span<float> y = stackalloc float[2];
        exact.Predict([3, 7], y[..1]);
        learned.Predict([3, 7], y[1..]);
        Console.WriteLine($"by hand: mean squared error {exactLoss:0.00e-0}, 3 x 7 = {y[0]:F3}");
        Console.WriteLine($"learned from numbers up to 2: mean squared error {learnedLoss:0.00e-0}, 3 x 7 = {y[1]:F3}");
        Console.WriteLine($"  the squares add up to {x1x1:F4} x1^2 + {x1x2:F4} x1 x2 + {x2x2:F4} x2^2");

        TrainingReport? report = NewReport(settings);
        report?.AddSurface(learned, products, heading: "The learned product");
        report?.AddLearningCurves(history);
        report?.SaveTo(settings);
        ResultLine.Write(("exactLoss", exactLoss), ("loss", learnedLoss));
    }

    [Network(Loss.MeanSquaredError)]
    [Input(2)]
    [Dense(2, Square, UseBias = false)]
    [Dense(1, UseBias = false)]
    internal sealed partial class Squares;

    [Network(Loss.MeanSquaredError)]
    [Input(2)]
    [Dense(8, Square, UseBias = false)]
    [Dense(1, UseBias = false)]
    internal sealed partial class MoreSquares;
}
