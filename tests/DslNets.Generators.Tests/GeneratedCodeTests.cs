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

    public static TheoryData<string> Networks =>
    [
        Mlp,
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
        const string Once = "[Network(Loss.MeanSquaredError)] [Input(40)] [Dense(40, Relu)] [Dense(40, Relu)] [Dense(40, Relu)] public partial class Net;";
        string twice = Once.Replace("[Dense(40, Relu)] public", "[Dense(40, Relu)] [Dense(40, Relu)] [Dense(40, Relu)] public", StringComparison.Ordinal);
        Assert.Equal(Count(Once), Count(twice));

        static int Count(string source)
        {
            using var network = InMemoryNetwork.Compile(source);
            return network.Assembly.GetTypes()
                .Where(type => type.Name.Contains("Kernels", StringComparison.Ordinal))
                .Sum(type => type.GetMethods(BindingFlags.NonPublic | BindingFlags.Static | BindingFlags.DeclaredOnly).Length);
        }
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
