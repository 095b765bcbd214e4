using DslNets.Networks.Tests.Checks;
using DslNets.Networks.Tests.Goldens;

namespace DslNets.Networks.Tests;

/// <summary>Emitted code against PyTorch.</summary>
public class GoldenTests
{
    private const double DoubleTolerance = 1e-9;
    private const double SingleTolerance = 1e-4;

    public static TheoryData<string> Cases => [.. Golden.Names];

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_network_in_double_agrees_with_PyTorch(string name) => CheckDouble(name, Golden.Load(name).Network);

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_network_in_float_agrees_with_PyTorch(string name) => CheckSingle(name, Golden.Load(name).Network);

    [Theory]
    [MemberData(nameof(Cases))]
    public void Predictions_of_one_sample_agree_with_PyTorch(string name)
    {
        Golden golden = Golden.Load(name);
        using INetworkUnderTest inDouble = NetworkUnderTest.Of(NetworkTypes.Double(golden.Network), golden.Samples);
        GoldenCheck.RunPredictions(inDouble, golden, DoubleTolerance);
        using INetworkUnderTest inSingle = NetworkUnderTest.Of(NetworkTypes.Single(golden.Network), golden.Samples);
        GoldenCheck.RunPredictions(inSingle, golden, SingleTolerance);
    }

    [Fact]
    public void Functions_of_the_class_itself_agree_with_the_built_in_ones()
    {
        CheckDouble("Silu", "Custom");
        CheckSingle("Silu", "Custom");
    }

    [Fact]
    public void Every_network_of_the_goldens_is_declared_and_every_declared_one_has_a_golden()
    {
        string[] withoutGolden = ["Custom", "Dropout", "OnlyDropout", "SpatialDropout", "OnlySpatialDropout"];
        Assert.Equal(Golden.Names.Select(name => Golden.Load(name).Network).Concat(withoutGolden).Distinct().Order(StringComparer.Ordinal), NetworkTypes.Names);
    }

    private static void CheckDouble(string name, string network)
    {
        Golden golden = Golden.Load(name);
        using INetworkUnderTest inDouble = NetworkUnderTest.Of(NetworkTypes.Double(network), golden.Samples, GoldenOptimizer.Of(golden));
        GoldenCheck.Run(inDouble, golden, DoubleTolerance, comparesSteps: true);
    }

    private static void CheckSingle(string name, string network)
    {
        Golden golden = Golden.Load(name);
        using INetworkUnderTest inSingle = NetworkUnderTest.Of(NetworkTypes.Single(network), golden.Samples, GoldenOptimizer.Of(golden));
        GoldenCheck.Run(inSingle, golden, SingleTolerance, comparesSteps: golden.Optimizer == nameof(Sgd));
    }
}
