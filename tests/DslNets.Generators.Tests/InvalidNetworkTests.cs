using System.Reflection;
using DslNets.Testing;
using Microsoft.CodeAnalysis;

namespace DslNets.Generators.Tests;

public class InvalidNetworkTests
{
    private const string FiveMistakes = """
        namespace Lectures;

        [Network(Loss.CrossEntropy, LabelSmoothing = {|DSN1015:1.5|})]
        [Input(16)]
        [Dense({|DSN1001:0|}, Relu)]
        [Dropout({|DSN1004:50|})]
        [Dense(32, Relu, Name = "hidden")]
        [Dense(32)]
        [Add({|DSN1101:"hiden"|})]
        [LayerNorm]
        [Dense(10, {|DSN2101:Sigmoid|})]
        public sealed partial class Digits;
        """;

    private const string Uses = """
        static class Program
        {
            static int Main()
            {
                var net = new Lectures.Digits(seed: 1);
                net.Predict(new float[16], stackalloc float[10]);
                net.PredictBatch(new float[32], new float[20]);
                Use<Lectures.Digits, float>(net);
                return net.Classify(new float[16]) + Lectures.Digits.OutputLength;
            }

            static void Use<TNetwork, T>(TNetwork network)
                where TNetwork : class, INetwork<TNetwork, T>
                where T : unmanaged, System.Numerics.IBinaryFloatingPointIeee754<T> => _ = (network.Parameters, TNetwork.Description, TNetwork.Create(1));
        }
        """;

    [Fact]
    public async Task Five_mistakes_give_five_messages_and_no_cascade()
    {
        await AnalyzerRun.VerifyAsync(FiveMistakes);

        var run = IncrementalRun.Of(MarkupSource.Parse(FiveMistakes).Text, Uses);
        Assert.DoesNotContain(run.Output.GetDiagnostics(), diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning);
    }

    [Fact]
    public void Members_of_an_invalid_network_throw_its_errors()
    {
        using var network = InMemoryNetwork.Compile(MarkupSource.Parse(FiveMistakes).Text);
        var exception = Assert.Throws<TargetInvocationException>(() => network.Create(seed: 1));
        var inner = Assert.IsType<InvalidNetworkException>(exception.InnerException);
        Assert.Equal(["DSN1015", "DSN1001", "DSN1004", "DSN1101", "DSN2101"], inner.Message.Split('\n').Select(line => line[..7]));
        Assert.Contains("but got 50; for 50 % write 0.5", inner.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Surface_of_an_invalid_network() =>
        Snapshot.Verify(IncrementalRun.Of("namespace Lectures { partial class Outer { [Network] [Input(28, 28, 1)] [Dense(10)] public sealed partial class Digits; } }").Sources);

    [Theory]
    [InlineData("[Network] [Input(4)] [Dense(0)] partial class Net;")]
    [InlineData("[Network(Loss.MeanSquaredError)] [Input(4)] [GaussianNoise(-1)] [GaussianSample(0)] partial class Net { int Uses => Gaussiansample1.Mean.Bias.Length; }")]
    [InlineData("[Network] [Input(4)] [Dense(0)] abstract partial class Net;")]
    [InlineData("[Network(Precision = Precision.Double)] [Input(4)] [Input(3)] [Dense(0)] [Output(\"a\")] [Output(\"b\")] sealed partial class Net;")]
    [InlineData("partial interface I<T> { partial record struct R { } partial record S { [Network] [Input(4)] [Dense(0)] partial class Net; } }")]
    [InlineData("partial record struct R { partial record S { partial interface I { [Network] [Input(4)] [Dense(0)] internal partial class Net; } } }")]
    [InlineData("[Network] [Input(4)] [Dense(0)] static partial class Net;")]
    [InlineData("[Network] [Input(4)] [Dense(0)] partial class Net<T>;")]
    [InlineData("[Network] [Input(4)] [Dense(0)] file partial class Net;")]
    [InlineData("[Network] [Input(4)] [Dense(0)] partial record Net;")]
    [InlineData("[Network(\"\\u2028\\\\\\\"\\n\")] [Input(4)] [Dense(3)] partial class Net;")]
    public void What_is_emitted_for_an_invalid_network_compiles(string source)
    {
        var run = IncrementalRun.Of(source);
        Assert.DoesNotContain(run.Output.GetDiagnostics(), diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning);
    }

    [Fact]
    public async Task Warnings_can_be_silenced_where_they_stand()
    {
        const string Source = """
            [Network]
            [Input(4)]
            #pragma warning disable DSN1008 // on purpose
            [Dense(3, Relu, Alpha = 2)]
            #pragma warning restore DSN1008
            [Dense(3, Relu, Alpha = {|DSN1008:2|})]
            partial class Net;
            """;
        await AnalyzerRun.VerifyAsync(Source);
    }

    [Fact]
    public async Task Places_follow_an_edit_above_the_class() => await AnalyzerRun.VerifyAsync("// One line more.\n\n" + FiveMistakes);

    [Fact]
    public async Task Dropout_below_the_output_is_told_where_to_go()
    {
        Diagnostic diagnostic = Assert.Single(await AnalyzerRun.VerifyAsync("[Network(Loss.CrossEntropy)] [Input(4)] [Dense(3, Softmax)] [{|DSN2108:Dropout|}(0.2)] partial class Net;"));
        Assert.Equal(
            "Loss.CrossEntropy reads probabilities or logits, but [Dropout] here makes values of 'output' zero while training; move it above [Dense(3, Softmax)]",
            diagnostic.GetMessage(System.Globalization.CultureInfo.InvariantCulture));
    }

    [Fact]
    public async Task Layer_that_does_not_fit_points_at_the_one_above()
    {
        Diagnostic diagnostic = Assert.Single(await AnalyzerRun.VerifyAsync("[Network] [Input(7, 7, 16)] [MaxPool2D(2, Padding = Padding.Same)] [{|DSN2001:Dense|}(10)] partial class Net;"));
        Location above = Assert.Single(diagnostic.AdditionalLocations);
        Assert.Equal("MaxPool2D", above.SourceTree!.ToString().Substring(above.SourceSpan.Start, above.SourceSpan.Length));
        Assert.Equal(
            "[Dense(10)] needs a vector or a sequence, but [MaxPool2D(2)] above gives the image 4x4x16; insert [Flatten] (256 values)",
            diagnostic.GetMessage(System.Globalization.CultureInfo.InvariantCulture));
    }
}
