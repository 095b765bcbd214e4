namespace Lectures;

/// <summary>
/// Sums of squares multiply: x1 x2 = (x1 + x2)^2 / 4 - (x1 - x2)^2 / 4, so two units with the activation z^2 compute a product exactly (Lin, Tegmark and Rolnick 2017). A hidden layer of ReLU units needs
/// many more for an approximation. The weights set by hand are exact; gradient descent finds others that are as good, because the same product is many differences of squares.
/// </summary>
public sealed partial class Product() : Lecture("product", "x1 x2 by two squared units: by hand, and learned", epochs: 400)
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

        var learned = new Squares(settings.Seed);
        learned.Fit(products, Options(settings, batchSize: 32, new Adam { LearningRate = 0.02, Schedule = new CosineDecay { Length = settings.Epochs } }));

        double exactLoss = exact.Evaluate(products).Loss;
        double learnedLoss = learned.Evaluate(products).Loss;
        Show("by hand", exact, exactLoss);
        Show("learned", learned, learnedLoss);
        ResultLine.Write(("exactLoss", exactLoss), ("loss", learnedLoss));
    }

    private static void Show(string name, Squares network, double loss)
    {
        (MatrixView<float> w, MatrixView<float> v) = (network.Dense1.Weights, network.Dense2.Weights);
        Span<float> y = stackalloc float[1];
        network.Predict([3, 7], y);
        Console.WriteLine($"{name}: {v[0, 0]:F3} ({w[0, 0]:F3} x1 + {w[0, 1]:F3} x2)^2 + {v[0, 1]:F3} ({w[1, 0]:F3} x1 + {w[1, 1]:F3} x2)^2");
        Console.WriteLine($"  mean squared error {loss:E2}; far outside of what was learned from: 3 x 7 = {y[0]:F3}");
    }

    [Network(Loss.MeanSquaredError)]
    [Input(2)]
    [Dense(2, Square, UseBias = false)]
    [Dense(1, UseBias = false)]
    internal sealed partial class Squares;
}
