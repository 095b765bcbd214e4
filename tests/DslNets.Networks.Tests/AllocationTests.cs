using DslNets.Networks.Tests.Checks;

namespace DslNets.Networks.Tests;

/// <summary>Nothing is allocated after the first calls. Alone, because bytes of other threads count too.</summary>
[Collection(nameof(AllocationTests))]
[CollectionDefinition(nameof(AllocationTests), DisableParallelization = true)]
public class AllocationTests
{
    public static TheoryData<string> Cases => ["Mlp", "Wide", "BatchNormRelu", "LayerNorm", "BothPenalties", "Dropout", "GaussianSample", "SmallLeNet", "Residual", "ConvTranspose"];

    [Theory]
    [MemberData(nameof(Cases))]
    public void Predicting_one_sample_allocates_nothing(string name) => All(name, network => network.OfPredict());

    [Theory]
    [MemberData(nameof(Cases))]
    public void Predicting_a_batch_allocates_nothing(string name) => All(name, network => network.OfPredictBatch(300));

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_training_step_allocates_nothing(string name) => All(name, network => network.OfTrainStep(32, threads: 1));

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_training_step_on_two_threads_allocates_nothing(string name) => All(name, network => network.OfTrainStep(128, threads: 2));

    [Theory]
    [InlineData("SeveralInputs")]
    [InlineData("SeveralOutputs")]
    public void Several_ports_allocate_nothing(string name)
    {
        All(name, network => network.OfPredictBatch(31));
        All(name, network => network.OfTrainStep(31, threads: 1));
    }

    [Fact]
    public void Sections_allocate_nothing()
    {
        Assert.Equal(0, new Allocations<SectionTests.Vectors, float>().OfMethod("Encode", 23, 5));
        Assert.Equal(0, new Allocations<SectionTests.Vectors, float>().OfMethod("EncodeBatch", 300 * 23, 300 * 5));
        Assert.Equal(0, new Allocations<SectionTests.VectorsDouble, double>().OfMethod("DecodeBatch", 300 * 5, 300 * 23));
        Assert.Equal(0, new Allocations<SectionTests.Images, float>().OfMethod("Decode", 24, 192));
        Assert.Equal(0, new Allocations<SectionTests.ImagesDouble, double>().OfMethod("EncodeBatch", 31 * 192, 31 * 24));
    }

    private static void All(string name, Func<IAllocations, long> measure)
    {
        Assert.Equal(0, measure(NetworkUnderTest.AllocationsOf(NetworkTypes.Single(name))));
        Assert.Equal(0, measure(NetworkUnderTest.AllocationsOf(NetworkTypes.Double(name))));
    }
}
