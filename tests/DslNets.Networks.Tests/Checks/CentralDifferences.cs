using DslNets.Networks.Tests.Reference;

namespace DslNets.Networks.Tests.Checks;

/// <summary>Compares the gradients of an emitted network with differences of its losses.</summary>
internal static class CentralDifferences
{
    private const double Step = 1e-5;
    private const double Tolerance = 1e-6;

    /// <summary>Checks every parameter and every input value. The network must be in double; its dropout masks stay the same because no step is done.</summary>
    public static void Check(INetworkUnderTest network, ReferenceBatch batch) => Check(network, batch, () => network.Train(batch));

    /// <summary>Checks the backward pass that starts from gradients of the outputs.</summary>
    public static void CheckFromOutputs(INetworkUnderTest network, ReferenceBatch batch)
    {
        double[][] outputGradients = [.. network.Description.Outputs.Select(output => Enumerable.Range(0, batch.Samples * output.Length).Select(index => Math.Cos(1 + (1.7 * index))).ToArray())];
        Check(network, batch, () => network.TrainFromOutputs(batch, outputGradients));
    }

    private static void Check(INetworkUnderTest network, ReferenceBatch batch, Func<ReferenceResult> train)
    {
        ReferenceResult result = train();
        foreach ((string name, double[] gradient) in result.Gradients)
        {
            double[] values = network.Get(name);
            Compare(name, gradient, values, train, () => network.Set(name, values));
            network.Set(name, values);
        }

        // Between two tokens there is none.
        foreach (int port in Enumerable.Range(0, batch.Inputs.Length).Where(port => network.Description.Inputs[port].Kind == PortKind.Real))
        {
            Compare("input", result.InputGradients[port], batch.Inputs[port], train, () => { });
        }
    }

    private static void Compare(string name, double[] gradient, double[] values, Func<ReferenceResult> train, Action apply)
    {
        var differences = new double[values.Length];
        double LossAt(int index, double value)
        {
            values[index] = value;
            apply();
            ReferenceResult result = train();
            return result.Loss + result.Penalty;
        }

        for (int index = 0; index < values.Length; index++)
        {
            double value = values[index];
            differences[index] = (LossAt(index, value + Step) - LossAt(index, value - Step)) / (2 * Step);
            values[index] = value;
        }

        Closeness.Within(Tolerance, "gradient of " + name, differences, gradient, scale: 1);
    }
}
