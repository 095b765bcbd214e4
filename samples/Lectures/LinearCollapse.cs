using MathNet.Numerics.Distributions;
using MathNet.Numerics.LinearAlgebra;

namespace Lectures;

/// <summary>
/// Two linear layers are one: V (W x + a) + b = (V W) x + (V a + b). Depth without an activation between the layers adds parameters, but no function
/// that one layer could not compute - and training ends at the same least squares.
/// </summary>
public sealed partial class LinearCollapse() : Lecture("linear-collapse", "Two linear layers collapse into one", epochs: 500)
{
    /// <inheritdoc/>
    public override void Run(SampleSettings settings)
    {
        const int Count = 200;
        Random random = RandomNumbers(settings);
        double[] inputs = [.. Enumerable.Range(0, Count * 4).Select(_ => Normal.Sample(random, 0, 1))];
        // Targets with a curve in them, so that no linear network fits them all.
        double[] targets = [.. inputs.Chunk(4).SelectMany(x => new[] { x[0] - x[1] + Math.Sin(x[2]), (x[0] * x[3]) + (2 * x[2]) })];
        var data = new DataSet<double>(inputs, targets, Count);

        var deep = new TwoLayers(settings.Seed);
        var flat = new OneLayer(settings.Seed);
        deep.Fit(data, Options(settings, batchSize: Count, new Sgd { LearningRate = 0.1 }));
        flat.Fit(data, Options(settings, batchSize: Count, new Sgd { LearningRate = 0.1 }));
        double deepLoss = deep.Evaluate(data).Loss;
        double flatLoss = flat.Evaluate(data).Loss;

        // Collapsed: its predictions stay what they were.
        (Matrix<double> w, Vector<double> a) = Parameters(deep.Dense1);
        (Matrix<double> v, Vector<double> b) = Parameters(deep.Dense2);
        var collapsed = new OneLayer();
        collapsed.Dense1.Weights.CopyFrom((v * w).ToRowMajorArray());
        collapsed.Dense1.Bias.CopyFrom(((v * a) + b).ToArray());
        var expected = new double[Count * 2];
        var found = new double[Count * 2];
        deep.PredictBatch(inputs, expected);
        collapsed.PredictBatch(inputs, found);
        double difference = expected.Zip(found).Max(pair => Math.Abs(pair.First - pair.Second));

        Console.WriteLine($"two layers, {TwoLayers.ParameterCount} parameters: mean squared error {deepLoss:F6}");
        Console.WriteLine($"one layer,  {OneLayer.ParameterCount} parameters: mean squared error {flatLoss:F6}");
        Console.WriteLine($"two layers collapsed into one: predictions differ by at most {difference:0.0e-0}");
        ResultLine.Write(("difference", difference), ("twoLayerLoss", deepLoss), ("oneLayerLoss", flatLoss));
    }

    private static (Matrix<double> Weights, Vector<double> Bias) Parameters(DenseView<double> layer) =>
        (Matrix<double>.Build.Dense(layer.Weights.Outputs, layer.Weights.Inputs, (output, input) => layer.Weights[output, input]), Vector<double>.Build.Dense(layer.Bias.Span.ToArray()));

    [Network(Loss.MeanSquaredError, Precision = Precision.Double)]
    [Input(4)]
    [Dense(8)]
    [Dense(2)]
    internal sealed partial class TwoLayers;

    [Network(Loss.MeanSquaredError, Precision = Precision.Double)]
    [Input(4)]
    [Dense(2)]
    internal sealed partial class OneLayer;
}
