using DslNets.Networks.Tests.Architectures;
using DslNets.Networks.Tests.Checks;
using DslNets.Networks.Tests.Reference;
using DslNets.Testing;

namespace DslNets.Networks.Tests;

/// <summary>3x3 convolutions of stride 1 between enough channels, which are computed with fewer products: F(2x2, 3x3) of Lavin and Gray, 2015.</summary>
public class WideConvolutionTests
{
    private const double DoubleTolerance = 1e-9;

    /// <summary>
    /// A sum of up to 9 x 40 products in float errs by some twenty roundings of 6e-8, about the square root of its terms; these transformations lose two or three times as much, and two convolutions with a
    /// normalisation between them some times that again: 2e-5.
    /// </summary>
    private const double SingleTolerance = 2e-5;

    /// <summary>All functions are smooth: near a kink, float and double may take different sides.</summary>
    public static TheoryData<string> Layers =>
    [
        // Even and odd sizes, all or nothing of the edge, and less than a tile of it.
        "[Input(4, 4, 9)] [Conv2D(9, 3, Padding = Padding.Same)]",
        "[Input(7, 9, 20)] [Conv2D(22, 3, Tanh)]",
        "[Input(6, 4, 16)] [Conv2D(8, 3, Tanh, UseBias = false)]",
        "[Input(3, 4, 20)] [Conv2D(19, 3, Tanh, Padding = Padding.Same)] [Conv2D(21, 3)]",
        "[Input(2, 2, 16)] [Conv2D(16, 3, Padding = Padding.Same)]",
        "[Input(1, 4, 24)] [Conv2D(20, 3, Tanh, Pad = 1, PadTop = 2)]",
        "[Input(1, 1, 16)] [Conv2D(13, 3, PadTop = 2, PadBottom = 1, PadLeft = 1, PadRight = 2)]",
        "[Input(1, 2, 20)] [Conv2D(20, 3, Tanh, Pad = 2)]",

        // Uneven padding, also more than the kernel reaches over, so that windows see nothing but padding.
        "[Input(4, 3, 10)] [Conv2D(11, 3, Tanh, PadTop = 2, PadRight = 1)]",
        "[Input(3, 4, 14)] [Conv2D(14, 3, PadTop = 4, PadLeft = 3, PadBottom = 1)]",

        // More outputs, or inputs, than a panel of weights has; and other numbers than a tile has.
        "[Input(2, 2, 10)] [Conv2D(33, 3, Padding = Padding.Same)]",
        "[Input(2, 2, 40)] [Conv2D(40, 3, Tanh, Padding = Padding.Same)]",
        "[Input(2, 4, 9)] [Conv2D(67, 3, Padding = Padding.Same)]",
        "[Input(4, 4, 11)] [Conv2D(37, 3, Tanh)] [Conv2D(7, 1)]",

        // Transposed.
        "[Input(3, 3, 25)] [ConvTranspose2D(26, 3)]",
        "[Input(2, 4, 12)] [ConvTranspose2D(10, 3)]",
        "[Input(4, 2, 9)] [ConvTranspose2D(33, 3, Tanh, Padding = Padding.Same)]",
        "[Input(3, 5, 16)] [ConvTranspose2D(12, 3, Tanh, PadTop = 1, PadRight = 2)] [Conv2D(10, 3, Padding = Padding.Same)]",
        "[Input(3, 4, 10)] [ConvTranspose2D(11, 3, PadTop = 2, PadBottom = 1, UseBias = false)]",

        // With pools, which drop a last row or column.
        "[Input(4, 4, 9)] [Conv2D(12, 3, Tanh, Padding = Padding.Same)] [MaxPool2D(2)] [Flatten] [Dense(2)]",
        "[Input(7, 9, 20)] [Conv2D(22, 3, Silu)] [MaxPool2D(2)] [Flatten] [Dense(2)]",
        "[Input(4, 4, 10)] [Conv2D(35, 3, Tanh, PadRight = 1)] [AveragePool2D(2)]",

        // What is fused to them, and what reads them.
        """[Input(4, 4, 10, Name = "x")] [Conv2D(10, 3, Padding = Padding.Same, UseBias = false)] [BatchNorm] [Activate(Silu)] [Conv2D(10, 3, Padding = Padding.Same, UseBias = false)] [BatchNorm] [Add("x")] [Activate(Tanh)]""",
        """[Input(5, 4, 9, Name = "x")] [Conv2D(16, 3, Padding = Padding.Same, UseBias = false)] [BatchNorm] [Activate(Tanh)] [Conv2D(24, 3, Padding = Padding.Same, Name = "b")] [Conv2D(24, 1, From = "x")] [Add("b")]""",
        """[Input(4, 4, 9, Name = "x")] [Conv2D(9, 3, Sigmoid, Padding = Padding.Same, Name = "a")] [Conv2D(9, 3, Padding = Padding.Same, From = "x")] [Multiply("a")] [Add("x")] [LayerNorm]""",
        "[Input(4, 4, 9)] [Conv2D(12, 3, Tanh, Padding = Padding.Same, L2 = 0.01)] [AveragePool2D(2)] [Conv2D(9, 3, Padding = Padding.Same)] [Flatten] [Dense(3)]",
    ];

    [Theory]
    [MemberData(nameof(Layers))]
    public void Networks_in_double_agree_with_the_reference(string layers) => Check(layers, ", Precision = Precision.Double", samples: 11, DoubleTolerance);

    [Theory]
    [MemberData(nameof(Layers))]
    public void Networks_in_float_agree_with_the_reference(string layers) => Check(layers, "", samples: 19, SingleTolerance);

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(7)]
    [InlineData(16)]
    [InlineData(31)]
    [InlineData(32)]
    [InlineData(33)]
    [InlineData(64)]
    public void Every_batch_size_agrees_with_the_reference(int samples)
    {
        const string Layers = "[Input(2, 2, 9)] [Conv2D(10, 3, Tanh, Padding = Padding.Same)] [Conv2D(9, 3, Padding = Padding.Same)]";
        Check(Layers, ", Precision = Precision.Double", samples, DoubleTolerance);
        Check(Layers, "", samples, SingleTolerance);
    }

    [Theory]
    [InlineData("[Input(3, 4, 9)] [Conv2D(9, 3, Tanh, PadTop = 1, PadLeft = 2, UseBias = false)] [BatchNorm] [GlobalAveragePool]")]
    [InlineData("[Input(2, 2, 9)] [ConvTranspose2D(10, 3, Silu, PadTop = 1, PadLeft = 1)] [GlobalAveragePool]")]
    [InlineData("[Input(2, 2, 9)] [Conv2D(10, 3, Padding = Padding.Same, Name = \"a\")] [BatchNorm] [Activate(Tanh)] [Dropout(0.3)] [Add(\"a\")] [Activate(Gelu)]")]
    public void Gradients_are_the_slopes_of_the_loss(string layers)
    {
        string declaration = Declaration(layers, ", Precision = Precision.Double");
        using InMemoryNetwork compiled = InMemoryNetwork.Compile(declaration);
        using INetworkUnderTest network = NetworkUnderTest.Of(compiled.Type, capacity: 5);
        ReferenceBatch batch = RandomValues.Batch(network.Description, samples: 5, seed: 2);
        CentralDifferences.Check(network, batch);
        CentralDifferences.CheckFromOutputs(network, batch);
    }

    private static void Check(string layers, string precision, int samples, double tolerance)
    {
        string declaration = Declaration(layers, precision);
        using InMemoryNetwork compiled = InMemoryNetwork.Compile(declaration);
        Assert.Contains(compiled.GeneratedSources, source => source.Contains("WinogradProducts", StringComparison.Ordinal));
        using INetworkUnderTest network = NetworkUnderTest.Of(compiled.Type, samples);
        ReferenceCheck.Run(network, DeclaredNetwork.Resolve(DeclaredNetwork.Parse(declaration)), samples, seed: samples, tolerance);
    }

    private static string Declaration(string layers, string precision) => $"[Network(Loss.MeanSquaredError{precision})] {layers} public sealed partial class Wide;";
}
