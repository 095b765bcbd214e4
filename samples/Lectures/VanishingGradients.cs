using MathNet.Numerics.Distributions;

namespace Lectures;

/// <summary>
/// Backpropagation multiplies, layer by layer, by W' and the activation's derivative. That of the sigmoid is at most 1/4, so the gradient shrinks by
/// a factor of four and more in each layer and the first layers hardly learn (Hochreiter 1991). That of ReLU is 1 where the unit is on; with weights
/// of variance 2/n (He et al. 2015) the gradient keeps its size.
/// </summary>
public sealed partial class VanishingGradients() : Lecture("vanishing-gradients", "Gradients per layer: sigmoid against ReLU", epochs: 30)
{
    private const int Count = 256;

    /// <inheritdoc/>
    public override void Run(SampleSettings settings)
    {
        Random random = RandomNumbers(settings);
        float[] inputs = [.. Enumerable.Range(0, Count * 16).Select(_ => (float)Normal.Sample(random, 0, 1))];
        int[] labels = [.. inputs.Chunk(16).Select(x => x[0] * x[1] > 0 ? 1 : 0)];
        var data = new DataSet<float>(inputs, labels);

        var sigmoid = new SigmoidNetwork(settings.Seed);
        var relu = new ReluNetwork(settings.Seed);
        double[] sigmoidGradients = LayerGradients<SigmoidNetwork>(sigmoid, data);
        double[] reluGradients = LayerGradients<ReluNetwork>(relu, data);
        Console.WriteLine("root mean square of the gradients of the weights before training");
        Console.WriteLine("layer     sigmoid        ReLU");
        for (int layer = 0; layer < sigmoidGradients.Length; layer++)
        {
            Console.WriteLine($"{layer + 1,5}{sigmoidGradients[layer],12:0.00e-0}{reluGradients[layer],12:0.00e-0}");
        }

        FitOptions options = Options(settings, batchSize: 32, new Sgd { LearningRate = 0.1 });
        sigmoid.Fit(data, options);
        relu.Fit(data, options);
        (double sigmoidLoss, double reluLoss) = (sigmoid.Evaluate(data).Loss, relu.Evaluate(data).Loss);
        Console.WriteLine($"training loss after {settings.Epochs} epochs: {sigmoidLoss:F4} with sigmoid (guessing is {Math.Log(2):F4}), {reluLoss:F4} with ReLU");
        ResultLine.Write(
            ("sigmoidRatio", sigmoidGradients[0] / sigmoidGradients[^1]), ("reluRatio", reluGradients[0] / reluGradients[^1]), ("sigmoidLoss", sigmoidLoss), ("reluLoss", reluLoss));
    }

    /// <summary>The root mean square of the gradients of each layer's weights, for all samples in one batch.</summary>
    private static double[] LayerGradients<TNetwork>(TNetwork network, DataSet<float> data)
        where TNetwork : class, INetwork<TNetwork, float>
    {
        using var trainer = new Trainer<TNetwork, float>(network, new Sgd());
        var batch = new Batch<float>(TNetwork.Description, Count);
        data.Read([.. Enumerable.Range(0, Count)], batch);
        trainer.Forward(batch);
        trainer.Loss(batch);
        trainer.BackwardFromLoss();
        return
        [
            .. TNetwork.Description.Tensors.Where(tensor => tensor.Name.EndsWith(".weight", StringComparison.Ordinal)).Select(weight =>
            {
                var gradient = new float[weight.Length];
                trainer.Gradient(weight.Name, gradient);
                return Math.Sqrt(gradient.Average(value => (double)value * value));
            }),
        ];
    }

    [Network(Loss.CrossEntropy)]
    [Input(16)]
    [Dense(32, Sigmoid)]
    [Dense(32, Sigmoid)]
    [Dense(32, Sigmoid)]
    [Dense(32, Sigmoid)]
    [Dense(32, Sigmoid)]
    [Dense(32, Sigmoid)]
    [Dense(2, Softmax)]
    internal sealed partial class SigmoidNetwork;

    [Network(Loss.CrossEntropy)]
    [Input(16)]
    [Dense(32, Relu)]
    [Dense(32, Relu)]
    [Dense(32, Relu)]
    [Dense(32, Relu)]
    [Dense(32, Relu)]
    [Dense(32, Relu)]
    [Dense(2, Softmax)]
    internal sealed partial class ReluNetwork;
}
