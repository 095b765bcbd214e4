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
    public static ReferenceBatch Batch(NetworkDescription network, int samples, int seed)
    {
        var random = new Random(seed);
        return new ReferenceBatch(
            samples,
            [.. network.Inputs.Select(input => input.Kind == PortKind.Index ? Indexes(random, input, samples) : Values(random, samples * input.Length, 0, 1))],
            [.. network.Targets.Select(target => Targets(random, target, samples))],
            [.. Enumerable.Range(0, samples).Select(_ => Single(0.25 + random.NextDouble()))])
        {
            Lengths = [.. network.Inputs.Select(input => input.HasLengths ? Enumerable.Range(0, samples).Select(_ => 1 + random.Next(input.Shape[0])).ToArray() : null)],
        };
    }

    private static double[] Targets(Random random, PortDescription target, int samples)
    {
        double[] Each(Func<double> value) => [.. Enumerable.Range(0, samples * target.Length).Select(_ => Single(value()))];
        return target.Loss switch
        {
            Loss.CrossEntropy => Indexes(random, target, samples),
            Loss.CategoricalCrossEntropy or Loss.KullbackLeibler => Probabilities(random, samples * target.Length / target.Shape[^1], target.Shape[^1]),
            Loss.BinaryCrossEntropy => Each(() => random.Next(2)),
            Loss.Hinge or Loss.Perceptron => Each(() => (2 * random.Next(2)) - 1),
            Loss.Poisson => Each(() => random.Next(6)),
            _ => Values(random, samples * target.Length, 0, 1),
        };
    }

    private static double[] Indexes(Random random, PortDescription port, int samples) => [.. Enumerable.Range(0, samples * port.Length).Select(_ => (double)random.Next(port.Classes))];

    private static double[] Probabilities(Random random, int distributions, int features) =>
    [
        .. Enumerable.Range(0, distributions).SelectMany(_ =>
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
