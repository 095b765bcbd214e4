using DslNets.Compiler.Shapes;
using DslNets.Networks.Tests.Reference;

namespace DslNets.Networks.Tests.Checks;

/// <summary>Compares an emitted network with the reference on random values.</summary>
internal static class ReferenceCheck
{
    /// <summary>
    /// Gradients that are 0 but for rounding (a bias before batch normalisation) have no size of their own; this part of the largest of all gradients is taken for it.
    /// </summary>
    private const double GradientFloor = 1e-3;

    public static void Run(INetworkUnderTest network, ResolvedNetwork model, int samples, int seed, double tolerance)
    {
        ReferenceNetwork reference = RandomValues.Reference(model, seed);
        foreach ((string name, double[] values) in reference.Parameters.Concat(reference.State))
        {
            network.Set(name, values);
        }

        ReferenceBatch batch = RandomValues.Batch(network.Description, samples, seed);
        ReferenceResult inference = reference.Run(batch, training: false);
        Closeness.Within(tolerance, inference with { Gradients = new Dictionary<string, double[]>(), InputGradients = [] }, network.Infer(batch));
        Closeness.Within(tolerance, reference.Run(batch, training: true), network.Train(batch), GradientFloor);
    }
}
