namespace Lectures;

/// <summary>
/// McCulloch and Pitts (1943): a neuron fires when the sum of what it hears reaches its threshold, y = step(w'x - threshold). One neuron is an AND,
/// an OR or a NAND, but no XOR: no straight line has (0,1) and (1,0) on one side and (0,0) and (1,1) on the other. Two layers are one: XOR = (x OR y)
/// AND (x NAND y).
/// </summary>
public sealed partial class Gates() : PlaneLecture("gates", "McCulloch-Pitts gates: AND, OR, NAND by one neuron, XOR by two layers", epochs: 1)
{
    /// <inheritdoc/>
    public override void Run(SampleSettings settings)
    {
        TrainingReport? report = NewReport(settings);
        int wrong = Show("AND", Gate(1, 1, threshold: 2), [0, 0, 0, 1], report)
            + Show("OR", Gate(1, 1, threshold: 1), [0, 1, 1, 1], report)
            + Show("NAND", Gate(-1, -1, threshold: -1), [1, 1, 1, 0], report)
            + Show("NOT y", Gate(0, -1, threshold: 0), [1, 0, 1, 0], report);

        var xor = new TwoLayers();
        Set(xor.Dense1, 0, 1, 1, threshold: 1);
        Set(xor.Dense1, 1, -1, -1, threshold: -1);
        Set(xor.Dense2, 0, 1, 1, threshold: 2);
        wrong += Show("XOR", xor.Predict, [0, 1, 1, 0], report);
        report?.SaveTo(settings);
        ResultLine.Write(("gates", 5), ("wrong", wrong));
    }

    private delegate void Predict(ReadOnlySpan<float> input, Span<float> output);

    private static Predict Gate(float w1, float w2, float threshold)
    {
        var neuron = new Neuron();
        Set(neuron.Dense1, 0, w1, w2, threshold);
        return neuron.Predict;
    }

    private static void Set(DenseView<float> layer, int neuron, float w1, float w2, float threshold)
    {
        layer.Weights[neuron, 0] = w1;
        layer.Weights[neuron, 1] = w2;
        layer.Bias[neuron] = -threshold;
    }

    private static int Show(string name, Predict gate, int[] expected, TrainingReport? report)
    {
        Console.WriteLine($"x y  {name}");
        int wrong = 0;
        Span<float> output = stackalloc float[1];
        for (int row = 0; row < 4; row++)
        {
            (int x, int y) = (row / 2, row % 2);
            gate([x, y], output);
            Console.WriteLine($"{x} {y}  {output[0]}");
            wrong += output[0] == expected[row] ? 0 : 1;
        }

        Console.WriteLine();
        report?.AddDecisionBoundary(gate.Invoke, outputs: 1, new DataSet<float>([0, 0, 0, 1, 1, 0, 1, 1], expected), heading: name);
        return wrong;
    }

    [Network]
    [Input(2)]
    [Dense(1, Step)]
    internal sealed partial class Neuron;

    [Network]
    [Input(2)]
    [Dense(2, Step)]
    [Dense(1, Step)]
    internal sealed partial class TwoLayers;
}
