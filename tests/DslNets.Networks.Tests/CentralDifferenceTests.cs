using DslNets.Networks.Tests.Checks;
using DslNets.Networks.Tests.Goldens;
using DslNets.Networks.Tests.Reference;

namespace DslNets.Networks.Tests;

/// <summary>Emitted gradients against differences of emitted losses.</summary>
public class CentralDifferenceTests
{
    /// <summary>One golden for each network, for its values away from kinks. The steps of optimizers add no network, and frozen layers have no gradients.</summary>
    public static TheoryData<string> Cases => [.. Golden.Names.Where(name => name is not ("Frozen" or "ConvFrozen" or "GaussianSampleFrozen" or "LstmFrozen")).GroupBy(name => Golden.Load(name).Network).Select(group => group.First())];

    [Theory]
    [MemberData(nameof(Cases))]
    public void Gradients_are_the_slopes_of_the_loss(string name)
    {
        Golden golden = Golden.Load(name);
        using INetworkUnderTest network = NetworkUnderTest.Of(NetworkTypes.Double(golden.Network), golden.Samples);
        GoldenCheck.SetInitialValues(network, golden);
        CentralDifferences.Check(network, golden.Batch());
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Gradients_from_outputs_are_the_slopes_of_the_outputs(string name)
    {
        Golden golden = Golden.Load(name);
        using INetworkUnderTest network = NetworkUnderTest.Of(NetworkTypes.Double(golden.Network), golden.Samples);
        GoldenCheck.SetInitialValues(network, golden);
        CentralDifferences.CheckFromOutputs(network, golden.Batch());
    }

    [Theory]
    [InlineData("Dropout")]
    [InlineData("OnlyDropout")]
    [InlineData("SpatialDropout")]
    [InlineData("OnlySpatialDropout")]
    public void Gradients_are_the_slopes_of_the_loss_under_one_dropout_mask(string name)
    {
        using INetworkUnderTest network = NetworkUnderTest.Of(NetworkTypes.Double(name), 11);
        CentralDifferences.Check(network, RandomValues.Batch(network.Description, 11, seed: 3));
    }
}
