using DslNets.Compiler.Model;
using DslNets.Networks.Tests.Architectures;
using DslNets.Networks.Tests.Checks;
using DslNets.Testing;
using FsCheck;
using FsCheck.Fluent;

namespace DslNets.Networks.Tests;

/// <summary>Networks nobody thought of, against the reference.</summary>
public class RandomArchitectureTests
{
    [Fact]
    public void Random_networks_agree_with_the_reference() =>
        Prop.ForAll(ArchitectureArbitrary.Choices, choices => Check(ArchitectureBuilder.Build(choices), samples: 2 + (choices[0].Size % 34)))
            .Check(Config.QuickThrowOnFailure.WithMaxTest(60).WithReplay(1, 3));

    /// <summary>What random networks have found.</summary>
    [Theory]
    [InlineData("""[Input(3)] [Dense(4, Tanh, L2 = 0.01)] [Dense(3, Sign)] [Dense(2)]""")]
    [InlineData("""[Input(3)] [Dense(1, Tanh)] [LayerNorm] [Dense(2)]""")]
    [InlineData("""[Input(3)] [Dense(1, Tanh)] [BatchNorm] [LayerNorm] [Dense(2)]""")]
    [InlineData("""[Input(4, Name = "samples")] [Input(4, Name = "first")] [Add("samples")] [Dense(3)]""")]
    [InlineData("""[Input(3, 1)] [UpSample(2, Name = "a")] [Add("a")] [Dense(2)]""")]
    [InlineData("""[Input(3, 1)] [Dense(33)] [Dense(2)]""")]
    [InlineData("""[Input(5, 2)] [Dense(3, Tanh)] [Crop(1)] [ZeroPadding(1)] [Dense(2)]""")]
    public void Networks_that_were_once_wrong_agree_with_the_reference(string layers)
    {
        string declaration = $"[Network(Loss.MeanSquaredError, Precision = Precision.Double)] {layers} public sealed partial class Once;";
        Check(DeclaredNetwork.Parse(declaration), samples: 11);
    }

    private static void Check(NetworkModel model, int samples)
    {
        using InMemoryNetwork compiled = InMemoryNetwork.Compile(DeclarationText.Of(model));
        using INetworkUnderTest network = NetworkUnderTest.Of(compiled.Type, samples);
        ReferenceCheck.Run(network, DeclaredNetwork.Resolve(model), samples, seed: samples, tolerance: 1e-9);
    }
}
