using System.Reflection;
using DslNets.Testing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace DslNets.Generators.Tests;

/// <summary>The generated code itself: that it compiles anywhere, that the JIT can optimise it, and how it reads.</summary>
public class GeneratedCodeTests
{
    /// <summary>RyuJIT stops optimising above 60,000 bytes of IL; we stay at a quarter.</summary>
    private const int LargestIl = 15_000;

    /// <summary>RyuJIT tracks 1,024 locals, its own temporaries included; we stay at a quarter.</summary>
    private const int MostLocals = 256;

    private const string Mlp = """
        [Network(Loss.CrossEntropy)] [Input(784)] [Dense(512, Relu)] [Dropout(0.2)] [Dense(512, Relu)] [Dropout(0.2)] [Dense(10, Softmax)]
        public partial class Net;
        """;

    private const string Deep = """
        [Network(Loss.CategoricalCrossEntropy)] [Input(33)] [Normalize] [Dense(40, Mish)] [BatchNorm] [Dense(40, Selu, Name = "a")] [LayerNorm] [Dense(40, Gelu, L1 = 0.1)]
        [Add("a")] [Dense(17, L2Normalize)] [Concat("a")] [Dense(100, Tanh)] [Dense(5, Softmax)]
        public partial class Net;
        """;

    /// <summary>A sum of many layers is one formula of many operands.</summary>
    private static readonly string Additive = "[Network(Loss.MeanSquaredError)] [Input(3)]"
        + string.Concat(Enumerable.Range(1, 30).Select(number => $" [Dense(4, Name = \"part{number}\", From = \"input\")]"))
        + $" [Add({string.Join(", ", Enumerable.Range(1, 29).Select(number => $"\"part{number}\""))})] public partial class Net;";

    private const string Sections = """
        [Network(Loss.MeanSquaredError)] [Input(33)] [Section("Encode")] [Dense(40, Tanh)] [BatchNorm] [Dense(5, Mish)] [Section("Decode", Frozen = true)] [Reshape(5, 1)] [UpSample(2)] [Flatten]
        [Dense(40, Gelu)] [Section("Last")] [Dense(33)]
        public partial class Net;
        """;

    private const string Tiny = "[Network(Loss.MeanSquaredError)] [Input(2)] [Dense(1, Tanh)] public partial class Net;";

    private const string KerasCnn = """
        [Network(Loss.CrossEntropy)] [Input(28, 28, 1)] [Conv2D(32, 3, Relu)] [Conv2D(64, 3, Relu)] [MaxPool2D(2)] [Dropout(0.25)] [Flatten] [Dense(128, Relu)] [Dropout(0.5)] [Dense(10, Softmax)]
        public partial class Net;
        """;

    private const string LeNet = """
        [Network(Loss.CrossEntropy)] [Input(28, 28, 1)] [Conv2D(6, 5, Relu, Pad = 2)] [MaxPool2D(2)] [Conv2D(16, 5, Relu)] [MaxPool2D(2)] [Flatten] [Dense(120, Relu)] [Dense(84, Relu)]
        [Dense(10, Softmax)] public partial class Net;
        """;

    /// <summary>ResNet-20 for images of 32x32x3.</summary>
    private const string ResNet = """
        [Network(Loss.CrossEntropy)] [Input(32, 32, 3)] [Conv2D(16, 3, Padding = Padding.Same, UseBias = false)] [BatchNorm] [Activate(Relu)] [Repeat<Same>(3, 16)] [Use<Halving>(32)] [Repeat<Same>(2, 32)]
        [Use<Halving>(64)] [Repeat<Same>(2, 64)] [GlobalAveragePool] [Dense(10, Softmax)]
        public partial class Net;
        [Block] [Residual<SameConvolutions>(Size.Argument)] [Activate(Relu)] class Same;
        [Block] [Residual<HalvingConvolutions>(Size.Argument, Projection = true)] [Activate(Relu)] class Halving;
        [Block] [Conv2D(Size.Argument, 3, Padding = Padding.Same, UseBias = false)] [BatchNorm] [Activate(Relu)] [Conv2D(Size.Argument, 3, Padding = Padding.Same, UseBias = false)] [BatchNorm]
        class SameConvolutions;
        [Block] [Conv2D(Size.Argument, 3, Stride = 2, Pad = 1, UseBias = false)] [BatchNorm] [Activate(Relu)] [Conv2D(Size.Argument, 3, Padding = Padding.Same, UseBias = false)] [BatchNorm]
        class HalvingConvolutions;
        """;

    /// <summary>Every layer of images and sequences, with sizes that leave rests.</summary>
    private const string Images = """
        [Network(Loss.MeanSquaredError)] [Input(12, 10, 3)] [ZeroPadding(1)] [Conv2D(9, 3, Mish)] [BatchNorm] [MaxPool2D(3, Stride = 2, Padding = Padding.Same)] [Conv2D(35, 3, Gelu, Padding = Padding.Same)]
        [SpatialDropout(0.2)] [Conv2D(14, 3, Groups = 7, Padding = Padding.Same)] [AveragePool2D(2, Stride = 1, Padding = Padding.Same)] [UpSample(2, Interpolation = Interpolation.Bilinear)] [Crop(1)]
        [ConvTranspose2D(10, 3, Selu, Stride = 2, Pad = 1, OutputPadding = 1)] [LayerNorm] [Transpose(1, 0, 2)] [Conv2D(9, 5, 3, Elu, Stride = 2, Padding = Padding.Same)]
        [ConvTranspose2D(12, 3, Padding = Padding.Same)] [UpSample(2)] [Reshape(320, 12)] [Conv1D(33, 3, Tanh)] [MaxPool1D(2)] [AveragePool1D(3)] [Activate(LogSoftmax, Name = "p")] [GlobalMaxPool(Name = "a")]
        [GlobalAveragePool(From = "p", Name = "b")] [Flatten(From = "p")] [Concat("a", "b")] [Dense(5)]
        public partial class Net;
        """;

    /// <summary>A variational autoencoder with noise on its input.</summary>
    private const string Variational = """
        [Network(Loss.BinaryCrossEntropy)] [Input(28, 28, 1)] [Section("Encode")] [GaussianNoise(0.1)] [Flatten] [Dense(400, Relu)] [GaussianSample(20)] [Section("Decode")] [Dense(400, Relu)] [Dense(784, Sigmoid)]
        [Reshape(28, 28, 1)]
        public partial class Net;
        """;

    public static TheoryData<string> Networks =>
    [
        Variational,
        Mlp,
        KerasCnn,
        LeNet,
        ResNet,
        Images,
        Images.Replace("Error)", "Error, Precision = Precision.Double)", StringComparison.Ordinal),
        Deep,
        Tiny,
        Additive,
        Sections,
        Mlp.Replace("Loss.CrossEntropy", "Loss.CrossEntropy, Precision = Precision.Double", StringComparison.Ordinal),
        Deep.Replace("Entropy)", "Entropy, Precision = Precision.Double)", StringComparison.Ordinal),
        Sections.Replace("Error)", "Error, Precision = Precision.Double)", StringComparison.Ordinal),
    ];

    [Theory]
    [MemberData(nameof(Networks))]
    public void Every_method_stays_within_the_budget_of_the_JIT(string source)
    {
        using var network = InMemoryNetwork.Compile(source);
        foreach (MethodInfo method in network.Assembly.GetTypes().SelectMany(type => type.GetMethods(
            BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Static | BindingFlags.Instance | BindingFlags.DeclaredOnly)))
        {
            MethodBody? body = method.GetMethodBody();
            Assert.True((body?.GetILAsByteArray()?.Length ?? 0) <= LargestIl, $"{method.DeclaringType!.Name}.{method.Name} has {body?.GetILAsByteArray()?.Length} bytes of IL");
            Assert.True((body?.LocalVariables.Count ?? 0) <= MostLocals, $"{method.DeclaringType!.Name}.{method.Name} has {body?.LocalVariables.Count} locals");
        }
    }

    [Theory]
    [MemberData(nameof(Networks))]
    public void Types_of_the_user_cannot_come_between(string source) => AssertCompiles(
        $$"""
        namespace Users
        {
            {{source}}
            class Math; class MathF; class Unsafe; class Vector512; class Vector256; class Vector128; class Pass; class Worker; class VectorFunctions;
            class CounterHash; class BatchLayout; class MemoryMarshal; class Span; class TileUpdate; class MethodImplOptions;
            namespace System { class Attribute; }
            namespace DslNets { class Runtime; }
        }
        """,
        options => options);

    [Theory]
    [MemberData(nameof(Networks))]
    public void Checked_arithmetic_and_disabled_nullability_make_no_difference(string source) => AssertCompiles(
        source, options => options.WithOverflowChecks(true).WithNullableContextOptions(NullableContextOptions.Disable));

    [Fact]
    public void Kernels_of_equal_shape_are_written_once()
    {
        // So many layers that the prediction of one sample is not written into one method, where kernels differ in what they hand on in locals.
        Assert.Equal(Count(layers: 7), Count(layers: 9));

        static int Count(int layers)
        {
            using var network = InMemoryNetwork.Compile($"[Network(Loss.MeanSquaredError)] [Input(40)] {string.Concat(Enumerable.Repeat("[Dense(40, Relu)] ", layers))}public partial class Net;");
            return network.Assembly.GetTypes()
                .Where(type => type.Name.Contains("Kernels", StringComparison.Ordinal))
                .Sum(type => type.GetMethods(BindingFlags.NonPublic | BindingFlags.Static | BindingFlags.DeclaredOnly).Length);
        }
    }

    /// <summary>A layer beside a value of another layer, and one beside a layer of a block, whose names differ only in what locals do not show.</summary>
    [Theory]
    [InlineData("""[Input(6, 4)] [Lstm(8, ReturnSequences = true, Name = "lstm")] [Dense(8, Tanh, Name = "Lstm_value")] [Dense(2)]""")]
    [InlineData("""[Input(4)] [Use<Inner>(Name = "inner")] [Dense(8, Tanh, Name = "inner_a")] [Dense(2)]""")]
    public void Locals_of_values_with_almost_the_same_name_differ(string layers)
    {
        using var network = InMemoryNetwork.Compile($"""[Network(Loss.MeanSquaredError)] {layers} public partial class Net; [Block] [Dense(8, Tanh, Name = "a")] [Dense(8, Tanh)] public partial class Inner;""");
        Assert.NotNull(network.Type);
    }

    [Theory]
    [InlineData("[Network(Loss.MeanSquaredError)] [Input(30, 1)] [Gru(16, ReturnSequences = true)] [Dense(1)]", 512, "gru1_before_0 = gru1_0;")]
    [InlineData("[Network(Loss.MeanSquaredError)] [Input(30, 1)] [Gru(16, ReturnSequences = true)] [Dense(1)]", 256, "gru1_before_8 = gru1_8;")]
    [InlineData("[Network(Loss.MeanSquaredError)] [Input(30, 1)] [Lstm(20, ReturnSequences = true)] [Dense(1)]", 512, "lstm1_before_16 = lstm1_value_16;")]
    [InlineData("[Network(Loss.MeanSquaredError, Precision = Precision.Double)] [Input(30, 1)] [Gru(8, ReturnSequences = true)] [Dense(4)]", 512, "gru1_before_0 = gru1_0;")]
    public void States_of_streams_stay_in_locals_from_step_to_step(string network, int bits, string line)
    {
        string text = IncrementalRun.Of(network + " public partial class Net;").Sources.Single(source => source.HintName.Contains("Kernels", StringComparison.Ordinal)).SourceText.ToString();
        int start = text.IndexOf($"class NetKernels{bits}", StringComparison.Ordinal);
        int end = text.IndexOf("class NetKernels", start + 1, StringComparison.Ordinal);
        Assert.Contains(line, end < 0 ? text[start..] : text[start..end], StringComparison.Ordinal);
    }

    [Fact]
    public void Surface() => Snapshot.Verify(IncrementalRun.Of(Tiny).Sources.Where(source => !source.HintName.Contains("Kernels", StringComparison.Ordinal)));

    /// <summary>The kernels of one width; the others differ in numbers only.</summary>
    [Fact]
    public void Kernels()
    {
        string text = IncrementalRun.Of(Tiny).Sources.Single(source => source.HintName.Contains("Kernels", StringComparison.Ordinal)).SourceText.ToString();
        int start = text.IndexOf("/// <summary>Kernels for vectors of 256 bits", StringComparison.Ordinal);
        int end = text.IndexOf("/// <summary>Kernels for vectors of 128 bits", StringComparison.Ordinal);
        Snapshot.Verify(text[start..end]);
    }

    private static void AssertCompiles(string source, Func<CSharpCompilationOptions, CSharpCompilationOptions> change)
    {
        var run = new IncrementalRun();
        CSharpCompilation compilation = NetworkCompilation.Create(source);
        run.Run(compilation.WithOptions(change(compilation.Options)));
        Assert.DoesNotContain(run.Output.GetDiagnostics(), diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning);
    }
}
