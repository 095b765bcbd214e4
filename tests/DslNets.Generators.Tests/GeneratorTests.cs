using System.Globalization;
using System.Reflection;
using DslNets.Testing;
using Microsoft.CodeAnalysis;

namespace DslNets.Generators.Tests;

public class GeneratorTests
{
    private const string Valid = "[Network(Loss.MeanSquaredError)] [Input(2)] [Dense(3, LeakyRelu, Alpha = 0.25)] [Dense(1)] public partial class Net;";

    [Fact]
    public void Every_surface_has_its_kernels()
    {
        var run = IncrementalRun.Of(Valid, "namespace A.B { partial class Outer { [Network] [Input(2)] [Dense(1)] partial class Inner; } }");
        Assert.Equal(["A.B.Outer.Inner.Kernels.g.cs", "A.B.Outer.Inner.g.cs", "Net.Kernels.g.cs", "Net.g.cs"], FileNames(run));
    }

    [Fact]
    public void Names_that_differ_in_case_alone_get_different_files()
    {
        var run = IncrementalRun.Of(Valid, "[Network] [Input(2)] [Dense(1)] partial class NET;", "[Network] [Input(2)] [Dense(1)] partial class net;");
        Assert.Equal(6, FileNames(run).Distinct(StringComparer.OrdinalIgnoreCase).Count());
    }

    [Fact]
    public void Keyword_as_a_name_makes_a_file()
    {
        var run = IncrementalRun.Of("namespace @event; [Network] [Input(2)] [Dense(0)] partial class @class;");
        Assert.Equal(["event.class.g.cs"], FileNames(run));
        AssertNoErrors(run.Output);
    }

    [Fact]
    public void Network_attribute_on_two_parts_makes_one_network()
    {
        var run = IncrementalRun.Of(Valid, "[Network] [Input(2)] [Dense(1)] partial class Net;");
        Assert.Equal(["Net.g.cs"], FileNames(run));
    }

    [Theory]
    [InlineData("[Dense(8)] [BatchNorm] [Activate(Relu)] [Dropout(0.4)]")]
    [InlineData("[Dropout(0.1)] [Dense(8)] [BatchNorm] [Dropout(0.4)]")]
    [InlineData("[Dropout(0.1)] [BatchNorm]")]
    [InlineData("[BatchNorm] [Dropout(0.1)]")]
    [InlineData("[Dropout(0.1)] [Dense(8)] [BatchNorm] [Activate(Relu)] [Dropout(0.4)] [Dense(8, Relu)] [Dropout(0.4)]")]
    public void Sums_over_the_batch_draw_no_random_numbers(string layers)
    {
        using var network = InMemoryNetwork.Compile($"[Network(Loss.MeanSquaredError)] [Input(4)] {layers} [Dense(2)] public partial class Net;");
        Assert.NotNull(network.Create(1));
    }

    [Theory]
    [InlineData("fi-FI")]
    [InlineData("tr-TR")]
    [InlineData("fa-IR")]
    public void Culture_does_not_change_the_output(string culture)
    {
        const string Invalid = "[Network] [Input(2)] [Dropout(1.5)] [Dense(-1)] [BatchNorm(Epsilon = -1e-7)] partial class Wrong;";
        Assert.NotEqual("1.5", 1.5.ToString(CultureOf("fi-FI")));
        string expected = TextOf(IncrementalRun.Of(Valid, Invalid));

        CultureInfo before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = CultureOf(culture);
            Assert.Equal(expected, TextOf(IncrementalRun.Of(Valid, Invalid)));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void Order_of_files_does_not_change_the_output()
    {
        const string Other = "[Network] [Input(2)] [Dense(1)] partial class Other;";
        Assert.Equal(TextOf(IncrementalRun.Of(Valid, Other)), TextOf(IncrementalRun.Of(Other, Valid)));
    }

    [Fact]
    public void Parallel_runs_give_the_same_output()
    {
        string expected = TextOf(IncrementalRun.Of(Valid));
        Assert.All(Enumerable.Range(0, 8).AsParallel().Select(_ => TextOf(IncrementalRun.Of(Valid))), text => Assert.Equal(expected, text));
    }

    [Fact]
    public void Compiler_refers_to_nothing_but_the_standard_library() =>
        Assert.Equal(["netstandard"], typeof(Compiler.NetworkCompiler).Assembly.GetReferencedAssemblies().Select(reference => reference.Name));

    [Theory]
    [InlineData(typeof(NetworkGenerator))]
    [InlineData(typeof(CodeFixes.NetworkFix))]
    public void Analyzer_assemblies_refer_to_the_oldest_supported_compiler(Type type)
    {
        AssemblyName[] references = type.Assembly.GetReferencedAssemblies();
        Assert.All(
            references.Where(reference => reference.Name!.StartsWith("Microsoft.CodeAnalysis", StringComparison.Ordinal)),
            reference => Assert.True(reference.Version <= new Version(4, 8, 0, 0), reference.FullName));
        Assert.DoesNotContain(references, reference => reference.Name!.StartsWith("System.Composition", StringComparison.Ordinal));
    }

    // With invariant globalisation (the repository's setting) named cultures are empty, so the signs and words that differ are set here.
    private static CultureInfo CultureOf(string name)
    {
        var culture = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        culture.NumberFormat.NegativeSign = name == "tr-TR" ? "-" : "\u2212";
        culture.NumberFormat.NumberDecimalSeparator = name == "fa-IR" ? "\u066B" : ",";
        culture.NumberFormat.NumberGroupSeparator = name == "fi-FI" ? "\u00A0" : ".";
        return culture;
    }

    private static string[] FileNames(IncrementalRun run) => [.. run.Sources.Select(source => source.HintName).Order(StringComparer.Ordinal)];

    private static string TextOf(IncrementalRun run) =>
        string.Join('\n', run.Sources.OrderBy(source => source.HintName, StringComparer.Ordinal).Select(source => source.HintName + "\n" + source.SourceText));

    private static void AssertNoErrors(Compilation compilation) =>
        Assert.DoesNotContain(compilation.GetDiagnostics(), diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);
}
