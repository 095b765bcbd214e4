using DslNets.CodeFixes;
using DslNets.Testing;

namespace DslNets.Generators.Tests;

public class CodeFixTests
{
    [Fact]
    public Task Class_becomes_partial() => CodeFixRun.VerifyAsync<MakePartialFix>(
        "DSN0001",
        """
        [Network]
        [Input(4)]
        [Dense(3)] // the only layer
        // A network.
        class Net;
        """,
        """
        [Network]
        [Input(4)]
        [Dense(3)] // the only layer
        // A network.
        partial class Net;
        """);

    [Fact]
    public Task Types_around_a_network_become_partial() => CodeFixRun.VerifyAsync<MakePartialFix>(
        "DSN0002",
        """
        public static class Outer
        {
            struct Middle
            {
                [Network] [Input(4)] [Dense(3)] public sealed class Net;
            }
        }
        """,
        """
        public static partial class Outer
        {
            partial struct Middle
            {
                [Network] [Input(4)] [Dense(3)] public sealed partial class Net;
            }
        }
        """);

    [Theory]
    [InlineData(
        "DSN1101",
        "[Network] [Input(4)] [Dense(4, Relu, Name = \"hidden\")] [Dense(4)] [Add( \"hiden\" /* above */)] partial class Net;",
        "[Network] [Input(4)] [Dense(4, Relu, Name = \"hidden\")] [Dense(4)] [Add( \"hidden\" /* above */)] partial class Net;")]
    [InlineData(
        "DSN1101",
        "[Network] [Input(4)] [Dense(4, Relu)] [Dense(4, From = \"dens1\")] partial class Net;",
        "[Network] [Input(4)] [Dense(4, Relu)] [Dense(4, From = \"dense1\")] partial class Net;")]
    [InlineData(
        "DSN1004",
        "[Network] [Input(4)] [Dropout(rate: 25)] [Dense(4)] partial class Net;",
        "[Network] [Input(4)] [Dropout(rate: 0.25)] [Dense(4)] partial class Net;")]
    [InlineData(
        "DSN2101",
        "[Network(Loss.CrossEntropy)] [Input(4)] [Dense(3, Sigmoid)] partial class Net;",
        "[Network(Loss.CrossEntropy)] [Input(4)] [Dense(3, Softmax)] partial class Net;")]
    [InlineData(
        "DSN2103",
        "[Network(Loss.BinaryCrossEntropy)] [Input(4)] [Dense(3, Activation.Tanh)] partial class Net;",
        "[Network(Loss.BinaryCrossEntropy)] [Input(4)] [Dense(3, Activation.Sigmoid)] partial class Net;")]
    [InlineData(
        "DSN2105",
        "[Network(Loss.Poisson)] [Input(4)] [Dense(3)] [Activate(Tanh)] partial class Net;",
        "[Network(Loss.Poisson)] [Input(4)] [Dense(3)] [Activate(Softplus)] partial class Net;")]
    [InlineData(
        "DSN2107",
        "[Network] [Input(4)] [Dense(1, activation: Softmax)] partial class Net;",
        "[Network] [Input(4)] [Dense(1, activation: Sigmoid)] partial class Net;")]
    [InlineData(
        "DSN6007",
        "[Network] [Input(4)] [Dense(3)] [BatchNorm] partial class Net;",
        "[Network] [Input(4)] [Dense(3, UseBias = false)] [BatchNorm] partial class Net;")]
    [InlineData(
        "DSN6007",
        "[Network] [Input(4)] [Dense(3, UseBias = true)] [BatchNorm] partial class Net;",
        "[Network] [Input(4)] [Dense(3, UseBias = false)] [BatchNorm] partial class Net;")]
    [InlineData(
        "DSN1201",
        "[Network] [Input(4)] [Dense(3, \"Squish\")] partial class Net { static float Swish(float x) => x / (1 + MathF.Exp(-x)); }",
        "[Network] [Input(4)] [Dense(3, nameof(Swish))] partial class Net { static float Swish(float x) => x / (1 + MathF.Exp(-x)); }")]
    public Task The_one_right_value_is_written(string id, string source, string expected) => CodeFixRun.VerifyAsync<WriteArgumentFix>(id, source, expected);

    [Theory]
    [InlineData("DSN1101", "[Network] [Input(4)] [Dense(4, Relu)] [Add(\"elsewhere\")] partial class Net;")]
    [InlineData("DSN1004", "[Network] [Input(4)] [Dropout(-1)] [Dense(3)] partial class Net;")]
    [InlineData("DSN2103", "[Network(Loss.BinaryCrossEntropy)] [Input(4)] [Dense(3, Softmax)] partial class Net;")]
    [InlineData("DSN2104", "[Network(Loss.KullbackLeibler)] [Input(4)] [Dense(3)] partial class Net;")]
    public async Task Nothing_is_offered_where_no_one_value_is_right(string id, string source) => Assert.Null(await CodeFixRun.ApplyAsync<WriteArgumentFix>(id, source));

    [Theory]
    [InlineData(
        "DSN1008",
        "[Network] [Input(4)] [Dense(4, Relu, Alpha = 0.1, L2 = 0.01)] partial class Net;",
        "[Network] [Input(4)] [Dense(4, Relu, L2 = 0.01)] partial class Net;")]
    [InlineData(
        "DSN1017",
        "[Network(LabelSmoothing = 0.1)] [Input(4)] [Dense(4)] partial class Net;",
        "[Network] [Input(4)] [Dense(4)] partial class Net;")]
    [InlineData(
        "DSN1021",
        "[Network(Loss.Huber, Precision = Precision.Double)] [Input(4)] [Dense(4)] [Output(\"y\", Loss.LogCosh)] partial class Net;",
        "[Network(Precision = Precision.Double)] [Input(4)] [Dense(4)] [Output(\"y\", Loss.LogCosh)] partial class Net;")]
    [InlineData(
        "DSN1107",
        "[Network] [Input(4, From = \"x\")] [Dense(4)] partial class Net;",
        "[Network] [Input(4)] [Dense(4)] partial class Net;")]
    [InlineData(
        "DSN1024",
        "[Network] [Input(8, 8, 1)] [Conv2D(4, 3, Padding = Padding.Same, Pad = 1)] partial class Net;",
        "[Network] [Input(8, 8, 1)] [Conv2D(4, 3, Padding = Padding.Same)] partial class Net;")]
    [InlineData(
        "DSN1029",
        "[Network] [Input(4)] [Use<Part>(32)] partial class Net; [Block] [Dense(3)] class Part;",
        "[Network] [Input(4)] [Use<Part>] partial class Net; [Block] [Dense(3)] class Part;")]
    public Task Argument_without_effect_is_removed(string id, string source, string expected) => CodeFixRun.VerifyAsync<RemoveArgumentFix>(id, source, expected);

    [Theory]
    [InlineData(
        "DSN2001",
        "[Network] [Input(28, 28, 1)] [Dense(10)] partial class Net;",
        "[Network] [Input(28, 28, 1)] [Flatten] [Dense(10)] partial class Net;")]
    [InlineData(
        "DSN2001",
        "[Network, Input(28, 28, 1), Dense(10)] partial class Net;",
        "[Network, Input(28, 28, 1), Flatten, Dense(10)] partial class Net;")]
    [InlineData(
        "DSN2001",
        "[Network] [Input(28, 28, 1)] [GlobalMaxPool] [Dense(10, From = \"input\")] [Concat(\"globalmaxpool1\")] partial class Net;",
        "[Network] [Input(28, 28, 1)] [GlobalMaxPool] [Flatten(From = \"input\")] [Dense(10)] [Concat(\"globalmaxpool1\")] partial class Net;")]
    [InlineData(
        "DSN2005",
        "[Network] [Input(784)] [Conv2D(8, 3)] partial class Net;",
        "[Network] [Input(784)] [Reshape(28, 28, 1)] [Conv2D(8, 3)] partial class Net;")]
    [InlineData(
        "DSN2005",
        "[Network] [Input(3072)] [Dense(4, Relu)] [GlobalMaxPool(From = \"input\")] [Concat(\"dense1\")] partial class Net;",
        "[Network] [Input(3072)] [Dense(4, Relu)] [Reshape(32, 32, 3, From = \"input\")] [GlobalMaxPool] [Concat(\"dense1\")] partial class Net;")]
    [InlineData(
        "DSN2005",
        "[Network] [Input(100)] [Conv1D(8, 3)] partial class Net;",
        "[Network] [Input(100)] [Reshape(100, 1)] [Conv1D(8, 3)] partial class Net;")]
    [InlineData(
        "DSN1040",
        "[Network(Loss.MeanSquaredError)] [Input(20, 3)] [GaussianSample(2)] [Dense(60)] partial class Net;",
        "[Network(Loss.MeanSquaredError)] [Input(20, 3)] [Flatten] [GaussianSample(2)] [Dense(60)] partial class Net;")]
    public Task Missing_layer_is_inserted(string id, string source, string expected) => CodeFixRun.VerifyAsync<InsertLayerFix>(id, source, expected);

    [Fact]
    public Task Missing_layer_gets_a_line_of_its_own() => CodeFixRun.VerifyAsync<InsertLayerFix>(
        "DSN2001",
        """
        static class Outer
        {
            [Network]
            [Input(28, 28, 1)]
            [MaxPool2D(2)]
            // The classes.
            [Dense(10, Softmax)] // of digits
            partial class Net;
        }
        """,
        """
        static class Outer
        {
            [Network]
            [Input(28, 28, 1)]
            [MaxPool2D(2)]
            // The classes.
            [Flatten]
            [Dense(10, Softmax)] // of digits
            partial class Net;
        }
        """);

    [Theory]
    [InlineData("[Network] [Input(28, 28, 1)] [Conv1D(8, 3)] partial class Net;")]
    [InlineData("[Network] [Input(7)] [GlobalMaxPool] partial class Net;")]
    public async Task No_layer_is_inserted_where_no_one_is_right(string source) => Assert.Null(await CodeFixRun.ApplyAsync<InsertLayerFix>("DSN2005", source));
}
