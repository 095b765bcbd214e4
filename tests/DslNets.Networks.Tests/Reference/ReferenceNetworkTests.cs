using DslNets.Networks.Tests.Goldens;

namespace DslNets.Networks.Tests.Reference;

/// <summary>The reference itself against PyTorch and against central differences, so that the emitted code can be measured by it.</summary>
public class ReferenceNetworkTests
{
    private const double Tolerance = 1e-12;

    public static TheoryData<string> Cases => [.. Golden.Names];

    [Theory]
    [MemberData(nameof(Cases))]
    public void The_reference_agrees_with_PyTorch(string name)
    {
        Golden golden = Golden.Load(name);
        ReferenceNetwork network = NetworkOf(golden);
        ReferenceBatch batch = BatchOf(golden);

        ReferenceResult inference = network.Run(batch, training: false);
        CompareAll(golden.Numbered("inference/output"), inference.Outputs, "inference/output");
        Closeness.Within(Tolerance, "inference/loss", golden["inference/loss"], [inference.Loss]);

        ReferenceResult training = network.Run(batch, training: true);
        CompareAll(golden.Numbered("training/output"), training.Outputs, "training/output");
        Closeness.Within(Tolerance, "training/loss", golden["training/loss"], [training.Loss]);
        Closeness.Within(Tolerance, "penalty", golden["penalty"], [training.Penalty]);
        CompareAll(golden.Numbered("gradient/input"), training.InputGradients, "gradient/input");
        foreach ((string parameter, double[] gradient) in golden.Section("gradient").Where(tensor => tensor.Name.Contains('.')))
        {
            Closeness.Within(Tolerance, parameter, gradient, training.Gradients[parameter]);
        }

        foreach ((string state, double[] values) in golden.Section("after1"))
        {
            Closeness.Within(Tolerance, state, values, training.State[state]);
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void The_reference_agrees_with_central_differences(string name)
    {
        Golden golden = Golden.Load(name);
        ReferenceNetwork network = NetworkOf(golden);
        ReferenceBatch batch = BatchOf(golden);
        ReferenceResult result = network.Run(batch, training: true);
        double Value()
        {
            ReferenceResult nearby = network.Run(batch, training: true);
            return nearby.Loss + nearby.Penalty;
        }

        const double Step = 1e-5;
        IEnumerable<(double[] Values, double[] Gradients)> tensors =
        [
            .. network.Parameters.Select(pair => (pair.Value, result.Gradients[pair.Key])),
            .. batch.Inputs.Zip(result.InputGradients),
        ];
        foreach ((double[] values, double[] gradients) in tensors)
        {
            // One value of each tensor and of every seventh after it: the reference is slow.
            for (int index = 0; index < values.Length; index += 7)
            {
                double value = values[index];
                values[index] = value + Step;
                double above = Value();
                values[index] = value - Step;
                double below = Value();
                values[index] = value;
                Assert.Equal((above - below) / (2 * Step), gradients[index], 1e-6);
            }
        }
    }

    private static void CompareAll(double[][] expected, double[][] actual, string name)
    {
        Assert.Equal(expected.Length, actual.Length);
        for (int port = 0; port < expected.Length; port++)
        {
            Closeness.Within(Tolerance, name + port, expected[port], actual[port]);
        }
    }

    private static ReferenceNetwork NetworkOf(Golden golden)
    {
        var network = new ReferenceNetwork(ScratchReader.Read(golden.Declaration));
        foreach ((string name, double[] values) in golden.Section("initial"))
        {
            (name.Contains(".running_", StringComparison.Ordinal) ? network.State : network.Parameters).Add(name, values);
        }

        return network;
    }

    private static ReferenceBatch BatchOf(Golden golden) => new(
        golden.Samples,
        golden.Numbered("input"),
        golden.Numbered("target"),
        golden.Has("sampleWeights") ? golden["sampleWeights"] : [.. Enumerable.Repeat(1.0, golden.Samples)]);
}
