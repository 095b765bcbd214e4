using DslNets.Networks.Tests.Goldens;
using DslNets.Networks.Tests.Reference;

namespace DslNets.Networks.Tests.Checks;

/// <summary>Compares an emitted network with what PyTorch says.</summary>
internal static class GoldenCheck
{
    /// <param name="network">The network, with the golden's optimizer.</param>
    /// <param name="golden">What PyTorch says.</param>
    /// <param name="tolerance">Relative to each tensor's largest value.</param>
    /// <param name="comparesSteps">Whether to compare five optimizer steps too.</param>
    public static void Run(INetworkUnderTest network, Golden golden, double tolerance, bool comparesSteps)
    {
        ReferenceBatch batch = golden.Batch();
        SetInitialValues(network, golden);
        Closeness.Within(tolerance, golden.Inference(), network.Infer(batch));
        Closeness.Within(tolerance, golden.Training(), network.Train(batch));
        if (comparesSteps)
        {
            SetInitialValues(network, golden);
            double[] losses = [.. golden["losses"].Select(_ => network.Step(batch))];
            Closeness.Within(tolerance, "losses", golden["losses"], losses);
            foreach ((string name, double[] values) in golden.Section("after5"))
            {
                Closeness.Within(tolerance, $"{name} after five steps", values, network.Get(name));
            }
        }
    }

    /// <summary>Predicts sample by sample.</summary>
    public static void RunPredictions(INetworkUnderTest network, Golden golden, double tolerance)
    {
        SetInitialValues(network, golden);
        ReferenceBatch batch = golden.Batch();
        double[][][] outputs = [.. Enumerable.Range(0, golden.Samples).Select(sample => network.Predict(batch.Rows(sample), [.. batch.Lengths.Select(lengths => lengths?[sample])]))];
        double[][] expected = golden.Numbered("inference/output");
        for (int port = 0; port < expected.Length; port++)
        {
            Closeness.Within(tolerance, "prediction", expected[port], [.. outputs.SelectMany(sample => sample[port])]);
        }
    }

    /// <summary>Starts the network from the golden's parameters and running statistics.</summary>
    public static void SetInitialValues(INetworkUnderTest network, Golden golden)
    {
        string[] names = [.. golden.Section("initial").Select(tensor => tensor.Name)];
        Assert.Equal(names.Order(StringComparer.Ordinal), network.Description.Tensors.Select(tensor => tensor.Name).Order(StringComparer.Ordinal));
        foreach ((string name, double[] values) in golden.Section("initial"))
        {
            network.Set(name, values);
        }
    }
}
