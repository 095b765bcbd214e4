using DslNets.Compiler.Model;
using DslNets.Compiler.Shapes;

namespace DslNets.Networks.Tests.Reference;

/// <summary>Random parameters and batches for a network.</summary>
internal static class RandomValues
{
    /// <summary>The reference of a network with random parameters and running statistics, exact in float.</summary>
    public static ReferenceNetwork Reference(ResolvedNetwork network, int seed)
    {
        var random = new Random(seed);
        var reference = new ReferenceNetwork(network);
        foreach (ReferenceTensor tensor in reference.Tensors())
        {
            (tensor.IsState ? reference.State : reference.Parameters).Add(tensor.Name, Values(random, tensor.Length, tensor.Center, tensor.Deviation));
        }

        return reference;
    }

    /// <summary>A batch with targets that fit the losses, exact in float.</summary>
    public static ReferenceBatch Batch(ResolvedNetwork network, int samples, int seed)
    {
        var random = new Random(seed);
        return new ReferenceBatch(
            samples,
            [.. network.Inputs.Select(input => Values(random, samples * network.Nodes[input].Shape.Length, 0, 1))],
            [.. network.Outputs.Select(output => Targets(random, output.Loss, samples, network.Nodes[output.Node].Shape.Length))],
            [.. Enumerable.Range(0, samples).Select(_ => Single(0.25 + random.NextDouble()))]);
    }

    private static double[] Targets(Random random, LossModel loss, int samples, int features)
    {
        double[] Each(Func<double> value) => [.. Enumerable.Range(0, samples * features).Select(_ => Single(value()))];
        return loss.Kind switch
        {
            LossKind.CrossEntropy => [.. Enumerable.Range(0, samples).Select(_ => (double)random.Next(features))],
            LossKind.CategoricalCrossEntropy or LossKind.KullbackLeibler => Probabilities(random, samples, features),
            LossKind.BinaryCrossEntropy => Each(() => random.Next(2)),
            LossKind.Hinge or LossKind.Perceptron => Each(() => (2 * random.Next(2)) - 1),
            LossKind.Poisson => Each(() => random.Next(6)),
            _ => Values(random, samples * features, 0, 1),
        };
    }

    private static double[] Probabilities(Random random, int samples, int features) =>
    [
        .. Enumerable.Range(0, samples).SelectMany(_ =>
        {
            double[] weights = [.. Enumerable.Range(0, features).Select(_ => 0.1 + random.NextDouble())];
            return weights.Select(weight => Single(weight / weights.Sum()));
        }),
    ];

    /// <summary>Normal, by Box and Muller; positive centers keep all values away from 0.</summary>
    private static double[] Values(Random random, int count, double center, double deviation) =>
    [
        .. Enumerable.Range(0, count).Select(_ =>
        {
            double normal = Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
            return Single(center > 0 ? center * Math.Exp(deviation * normal) : deviation * normal);
        }),
    ];

    private static double Single(double value) => (float)value;
}
