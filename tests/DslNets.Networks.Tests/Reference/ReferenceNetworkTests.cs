using DslNets.Networks.Tests.Architectures;
using DslNets.Networks.Tests.Goldens;

namespace DslNets.Networks.Tests.Reference;

/// <summary>The reference itself against PyTorch and against central differences, so that the emitted code can be measured by it.</summary>
public class ReferenceNetworkTests
{
    public static TheoryData<string> Cases => [.. Golden.Names];

    [Theory]
    [MemberData(nameof(Cases))]
    public void The_reference_agrees_with_PyTorch(string name)
    {
        Golden golden = Golden.Load(name);
        ReferenceNetwork network = NetworkOf(golden);
        Closeness.Within(1e-12, golden.Inference(), network.Run(golden.Batch(), training: false));
        Closeness.Within(1e-12, golden.Training(), network.Run(golden.Batch(), training: true));
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void The_reference_agrees_with_central_differences(string name)
    {
        Golden golden = Golden.Load(name);
        ReferenceNetwork network = NetworkOf(golden);
        ReferenceBatch batch = golden.Batch();
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
            // Between two tokens there are no differences.
            .. batch.Inputs.Zip(result.InputGradients).Where((_, port) => !network.HasTokens(port)),
        ];
        foreach ((double[] values, double[] gradients) in tensors)
        {
            // The first value of each tensor and every seventh after it, or fewer of large ones: the reference is slow.
            for (int index = 0; index < values.Length; index += Math.Max(7, values.Length / 12))
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

    private static ReferenceNetwork NetworkOf(Golden golden)
    {
        var network = new ReferenceNetwork(DeclaredNetwork.Resolve(golden.Declaration));
        foreach ((string name, double[] values) in golden.Section("initial"))
        {
            (GoldenReference.IsState(name) ? network.State : network.Parameters).Add(name, values);
        }

        return network;
    }
}
