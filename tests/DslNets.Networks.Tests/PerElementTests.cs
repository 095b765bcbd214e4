using DslNets.Networks.Tests.Architectures;
using DslNets.Networks.Tests.Checks;
using DslNets.Networks.Tests.Reference;
using DslNets.Testing;

namespace DslNets.Networks.Tests;

/// <summary>Maps that run through memory in its order, both vectors of a block at a time: normalisation over channels, with what follows it.</summary>
public class PerElementTests
{
    public static TheoryData<string> Layers =>
    [
        // Channels of an image, of a sequence, and features of a vector; sizes around vectors, and one position.
        """[Input(3, 5, 3, Name = "x")] [BatchNorm] [Activate(Tanh)] [Add("x")] [Flatten] [Dense(2)]""",
        """[Input(1, 1, 17, Name = "x")] [BatchNorm] [Activate(Sin)] [Multiply("x")] [Conv2D(2, 1)]""",
        """[Input(7, 2, Name = "x")] [BatchNorm] [Activate(Silu, Name = "a")] [BatchNorm(From = "x")] [Add("a")] [Activate(Tanh)] [Dense(2)]""",
        """[Input(33, Name = "x")] [BatchNorm] [Activate(Softsign)] [Add("x")] [BatchNorm] [Dense(2)]""",

        // Two normalised branches, as where the shape of a residual block changes.
        """[Input(4, 4, 2, Name = "x")] [Conv2D(5, 3, Padding = Padding.Same, UseBias = false)] [BatchNorm(Name = "a")] [Conv2D(5, 1, From = "x", UseBias = false)] [BatchNorm] [Add("a")] [Activate(Gelu)] [GlobalAveragePool] [Dense(2)]""",

        // One channel, and numbers for a sample or a position: those stay with other kernels.
        """[Input(4, 3, 1, Name = "x")] [BatchNorm] [Activate(Tanh)] [Add("x")] [LayerNorm] [Flatten] [Dense(2)]""",
        """[Input(2, 3, 4, Name = "x")] [BatchNorm] [LayerNorm] [Add("x")] [BatchNorm] [Activate(Sigmoid)] [Flatten] [Dense(2)]""",
    ];

    [Theory]
    [MemberData(nameof(Layers))]
    public void Networks_agree_with_the_reference(string layers)
    {
        string declaration = Declaration(layers);
        using InMemoryNetwork compiled = InMemoryNetwork.Compile(declaration);
        Assert.Contains(compiled.GeneratedSources, source => source.Contains("PerElement(", StringComparison.Ordinal));
        foreach (int samples in new[] { 2, 16, 37 })
        {
            using INetworkUnderTest network = NetworkUnderTest.Of(compiled.Type, samples);
            ReferenceCheck.Run(network, DeclaredNetwork.Resolve(DeclaredNetwork.Parse(declaration)), samples, seed: samples, tolerance: 1e-9);
        }
    }

    /// <summary>Forward and backward draw the same random numbers, whichever kernels they stand in.</summary>
    [Theory]
    [InlineData("""[Input(2, 3, 3, Name = "x")] [BatchNorm] [Dropout(0.4)] [Activate(Tanh)] [Add("x")] [Flatten] [Dense(2)]""")]
    [InlineData("""[Input(2, 2, 5)] [BatchNorm] [Activate(Gelu)] [Dropout(0.3)] [BatchNorm] [Flatten] [Dense(2)]""")]
    [InlineData("""[Input(19)] [BatchNorm] [Activate(Silu)] [Dropout(0.5)] [Dense(2)]""")]
    public void Gradients_are_the_slopes_of_the_loss_under_one_dropout_mask(string layers)
    {
        using InMemoryNetwork compiled = InMemoryNetwork.Compile(Declaration(layers));
        using INetworkUnderTest network = NetworkUnderTest.Of(compiled.Type, capacity: 19);
        CentralDifferences.Check(network, RandomValues.Batch(network.Description, samples: 19, seed: 3));
    }

    private static string Declaration(string layers) => $"[Network(Loss.MeanSquaredError, Precision = Precision.Double)] {layers} public sealed partial class PerElement;";
}
