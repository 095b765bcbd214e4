using System.Globalization;
using System.Text.RegularExpressions;
using DslNets.Testing;

namespace DslNets.Generators.Tests;

/// <summary>Which networks count as the same when weights are loaded: those that predict the same from them.</summary>
public partial class ArchitectureHashTests
{
    private const string Plain = "[Network] [Input(4)] [Dense(4, Relu)] [Dense(3)]";

    [Theory]
    [InlineData(Plain, "[Network(Loss.CrossEntropy)] [Input(4)] [Dropout(0.1)] [Dense(4, Relu, L2 = 0.1)] [Dropout(0.5)] [Dropout(0.2)] [Dense(3, Frozen = true)]")]
    [InlineData("[Network] [Input(4)] [Dense(4, Relu)] [Add(\"input\")]", "[Network] [Input(4)] [Dense(4, Relu)] [Dropout(0.5)] [Add(\"input\")]")]
    [InlineData(Plain, "[Network] [Input(4)] [Dense(4, Relu)] [Dense(3)] [Dropout(0.5)]")]
    [InlineData(Plain, "[Network] [Input(4)] [GaussianNoise(0.1)] [Dense(4, Relu)] [GaussianNoise(0.5)] [Dense(3)] [GaussianNoise(0.2)]")]
    [InlineData("[Network(Loss.MeanSquaredError)] [Input(4)] [GaussianSample(4)]", "[Network(Loss.MeanSquaredError)] [Input(4)] [GaussianSample(4, Beta = 2, Frozen = true)]")]
    [InlineData("[Network] [Input(4)] [Dense(4, LeakyRelu)]", "[Network] [Input(4)] [Dense(4, LeakyRelu, Alpha = 0.01)]")]
    [InlineData("[Network] [Input(4)] [BatchNorm]", "[Network] [Input(4)] [BatchNorm(Momentum = 0.5, Epsilon = 1e-5)]")]
    public void What_only_training_sees_makes_no_difference(string network, string same) => Assert.Equal(HashOf(network), HashOf(same));

    [Theory]
    [InlineData(Plain, "[Network] [Input(4)] [Dense(4, Tanh)] [Dense(3)]")]
    [InlineData(Plain, "[Network] [Input(4)] [Dense(4, Relu, UseBias = false)] [Dense(3)]")]
    [InlineData(Plain, "[Network] [Input(4)] [Dense(4, Relu, Name = \"hidden\")] [Dense(3)]")]
    [InlineData("[Network] [Input(4)] [Dense(4, LeakyRelu)]", "[Network] [Input(4)] [Dense(4, LeakyRelu, Alpha = 0.01000001)]")]
    [InlineData("[Network] [Input(4)] [Activate(Elu, Alpha = 2)]", "[Network] [Input(4)] [Activate(Elu)]")]
    [InlineData("[Network] [Input(4)] [LayerNorm]", "[Network] [Input(4)] [LayerNorm(Epsilon = 1e-3)]")]
    [InlineData(
        "[Network] [Input(4)] [Dense(4, Relu)] [Dense(4, Relu, Name = \"a\")] [Add(\"dense1\")]",
        "[Network] [Input(4)] [Dense(4, Relu)] [Dense(4, Relu, Name = \"a\")] [Add(\"input\")]")]
    [InlineData(
        "[Network] [Input(4)] [Dense(4)] [Output(\"a\")] [Dense(4)] [Output(\"b\")]",
        "[Network] [Input(4)] [Dense(4)] [Dense(4)] [Output(\"a\")] [Output(\"b\", From = \"dense1\")]")]
    public void What_predictions_depend_on_makes_a_difference(string network, string other) => Assert.NotEqual(HashOf(network), HashOf(other));

    [Fact]
    public void Function_of_the_class_counts_by_its_formula_and_not_by_its_name()
    {
        string hash = Custom("Cube", "x * x * (x + 0.1234567)");
        Assert.Equal(hash, Custom("Third", "x * x * (x + 0.1234567)"));
        Assert.NotEqual(hash, Custom("Cube", "x * x * (x + 0.1234568)"));
        Assert.NotEqual(hash, Custom("Cube", "x * x - (x + 0.1234567)"));

        static string Custom(string name, string formula) =>
            HashOf($"[Network] [Input(4)] [Activate(nameof({name}))]", $"{{ static double {name}(double x) => {formula}; }}");
    }

    [Fact]
    public void Culture_does_not_count()
    {
        const string Network = "[Network] [Input(4)] [Activate(Elu, Alpha = 2.5)]";
        string hash = HashOf(Network);
        CultureInfo before = CultureInfo.CurrentCulture;
        try
        {
            var culture = (CultureInfo)CultureInfo.InvariantCulture.Clone();
            culture.NumberFormat.NumberDecimalSeparator = ",";
            CultureInfo.CurrentCulture = culture;
            Assert.Equal(hash, HashOf(Network));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    private static string HashOf(string attributes, string body = ";") =>
        Hash().Match(string.Concat(IncrementalRun.Of($"{attributes} public sealed partial class Net {body}").Sources.Select(source => source.SourceText.ToString()))) is { Success: true } match
            ? match.Groups[1].Value
            : throw new InvalidOperationException($"No hash is emitted for {attributes}.");

    [GeneratedRegex("ArchitectureHash: \"([0-9a-f]{16})\"")]
    private static partial Regex Hash();
}
