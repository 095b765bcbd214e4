using MathNet.Numerics.LinearAlgebra;

namespace Lectures;

/// <summary>
/// The first network of every Keras course, <c>Sequential([Input((3,)), Dense(4, "relu"), Dense(2, "softmax")])</c>: y = softmax(V relu(W x + b) +
/// c), with 4 x 3 + 4 + 2 x 4 + 2 = 26 parameters.
/// </summary>
public sealed partial class Keras() : Lecture("keras", "The Keras net 3-4-2, its 26 parameters and its formula", epochs: 100)
{
    /// <inheritdoc/>
    public override void Run(SampleSettings settings)
    {
        const int Count = 600;
        Random random = RandomNumbers(settings);
        float[] inputs = [.. Enumerable.Range(0, Count * 3).Select(_ => (random.NextSingle() * 2) - 1)];
        int[] labels = [.. inputs.Chunk(3).Select(x => x[0] + x[1] > x[2] ? 1 : 0)];
        DataSet<float>[] parts = new DataSet<float>(inputs, labels).Split([0.7, 0.3], settings.Seed);

        var network = new ThreeFourTwo(settings.Seed);
        network.Fit(parts[0], Options(settings, batchSize: 32, new Adam { LearningRate = 0.01 }));
        Evaluation evaluation = network.Evaluate(parts[1]);

        ReadOnlySpan<float> x = parts[1].Input(0);
        Span<float> y = stackalloc float[2];
        network.Predict(x, y);
        float[] byHand = Softmax((Weights(network.Dense2) * (Weights(network.Dense1) * Vector<float>.Build.Dense(x.ToArray()) + Bias(network.Dense1)).PointwiseMaximum(0)) + Bias(network.Dense2));

        Console.WriteLine(network.Summary());
        Console.WriteLine($"predicted for ({x[0]:F3}, {x[1]:F3}, {x[2]:F3}): {y[0]:F6} {y[1]:F6}");
        Console.WriteLine($"softmax(V relu(W x + b) + c):         {byHand[0]:F6} {byHand[1]:F6}");
        Console.WriteLine($"test accuracy {evaluation.Accuracy:P1}");
        ResultLine.Write(("parameters", ThreeFourTwo.ParameterCount), ("difference", Math.Abs(y[0] - byHand[0])), ("accuracy", evaluation.Accuracy!.Value));
    }

    private static Matrix<float> Weights(DenseView<float> layer) =>
        Matrix<float>.Build.Dense(layer.Weights.Outputs, layer.Weights.Inputs, (output, input) => layer.Weights[output, input]);

    private static Vector<float> Bias(DenseView<float> layer) => Vector<float>.Build.Dense(layer.Bias.Span.ToArray());

    private static float[] Softmax(Vector<float> logits)
    {
        Vector<float> exponentials = (logits - logits.Maximum()).PointwiseExp();
        return (exponentials / exponentials.Sum()).ToArray();
    }

    [Network(Loss.CrossEntropy)]
    [Input(3)]
    [Dense(4, Relu)]
    [Dense(2, Activation.Softmax)]
    internal sealed partial class ThreeFourTwo;
}
