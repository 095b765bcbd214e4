using DslNets.Testing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using static Microsoft.CodeAnalysis.IncrementalStepRunReason;

namespace DslNets.Generators.Tests;

/// <summary>What an edit makes the generator do again. Every edit is a new text of a file, so all positions behind it move.</summary>
public class CachingTests
{
    private const string Network = """
        [Network(Loss.CrossEntropy)]
        [Input(4)]
        [Dense(10, nameof(Swish))]
        [Dense(3, Softmax)]
        public partial class Net
        {
            static float Swish(float x) => x / (1 + MathF.Exp(-x));
        }
        """;

    [Fact]
    public void Comment_above_the_class_leaves_every_stage_cached() => AssertCachedAfter("// A comment.\n" + Network);

    [Fact]
    public void Whitespace_inside_an_attribute_leaves_every_stage_cached() => AssertCachedAfter(Network.Replace("Dense(10,", "Dense( 10,  ", StringComparison.Ordinal));

    [Fact]
    public void Unrelated_method_in_the_same_file_leaves_every_stage_cached() => AssertCachedAfter("class Other { void Method() { } }\n" + Network);

    [Fact]
    public void Constant_with_the_same_value_leaves_every_stage_cached() =>
        AssertCachedAfter("static class Sizes { public const int Hidden = 10; }\n" + Network.Replace("Dense(10,", "Dense(Sizes.Hidden,", StringComparison.Ordinal));

    [Fact]
    public void New_file_leaves_every_stage_cached()
    {
        var run = IncrementalRun.Of(Network);
        run.Run(NetworkCompilation.Create(Network, "class Other;"));
        AssertReasons(run, parse: [Unchanged], outputs: [Cached]);
    }

    [Fact]
    public void New_reference_leaves_every_stage_cached()
    {
        Compilation compilation = NetworkCompilation.Create(Network);
        var run = new IncrementalRun();
        run.Run(compilation);
        run.Run(compilation.AddReferences(MetadataReference.CreateFromFile(typeof(FactAttribute).Assembly.Location)));
        AssertReasons(run, parse: [Unchanged], outputs: [Cached]);
    }

    [Fact]
    public void New_language_version_leaves_every_stage_cached()
    {
        Compilation compilation = NetworkCompilation.Create(Network);
        var run = new IncrementalRun();
        run.Run(compilation);
        CSharpParseOptions options = NetworkCompilation.ParseOptions.WithLanguageVersion(LanguageVersion.CSharp13);
        run.Run(compilation.RemoveAllSyntaxTrees().AddSyntaxTrees(compilation.SyntaxTrees.Select(tree => tree.WithRootAndOptions(tree.GetRoot(), options))));
        AssertReasons(run, parse: [Unchanged], outputs: [Cached]);
    }

    [Fact]
    public void Another_number_of_units_runs_every_stage()
    {
        var run = IncrementalRun.Of(Network);
        run.Run(NetworkCompilation.Create(Network.Replace("Dense(10,", "Dense(11,", StringComparison.Ordinal)));
        AssertReasons(run, parse: [Modified], outputs: [Modified]);
    }

    [Theory]
    [InlineData("[Dense(3, Softmax)]", "[Section(\"Head\")]\n[Dense(3, Softmax)]")]
    [InlineData("[Section(\"Head\")]\n", "[Section(\"Top\")]\n")]
    [InlineData("[Section(\"Head\")]\n", "[Section(\"Head\", Frozen = true)]\n")]
    public void Another_section_runs_every_stage(string before, string after)
    {
        string source = before[1] == 'S' ? Network.Replace("[Dense(3", before + "[Dense(3", StringComparison.Ordinal) : Network;
        var run = IncrementalRun.Of(source);
        run.Run(NetworkCompilation.Create(source.Replace(before, after, StringComparison.Ordinal)));
        AssertReasons(run, parse: [Modified], outputs: [Modified]);
    }

    [Fact]
    public void Network_with_sections_stays_cached()
    {
        string source = Network.Replace("[Dense(3", "[Section(\"Head\", Frozen = true)] [Dense(3", StringComparison.Ordinal);
        var run = IncrementalRun.Of(source);
        run.Run(NetworkCompilation.Create("// A comment.\n" + source.Replace("Section(", "Section( ", StringComparison.Ordinal)));
        AssertReasons(run, parse: [Unchanged], outputs: [Cached]);
        Assert.All(run.Values(Stages.Parse), PipelineValues.AssertPlain);
    }

    [Fact]
    public void Another_body_of_a_custom_function_runs_every_stage()
    {
        var run = IncrementalRun.Of(Network);
        run.Run(NetworkCompilation.Create(Network.Replace("(1 +", "(2 +", StringComparison.Ordinal)));
        AssertReasons(run, parse: [Modified], outputs: [Modified]);
    }

    [Fact]
    public void Second_network_runs_the_stages_for_itself_alone()
    {
        var run = IncrementalRun.Of(Network);
        run.Run(NetworkCompilation.Create(Network, "[Network] [Input(2)] [Dense(1)] public partial class Second;"));
        AssertReasons(run, parse: [Unchanged, New], outputs: [Cached, New]);
    }

    [Fact]
    public void Removed_network_leaves_the_other_cached()
    {
        var run = IncrementalRun.Of(Network, "[Network] [Input(2)] [Dense(1)] public partial class Second;");
        run.Run(NetworkCompilation.Create(Network, "class Second;"));
        AssertReasons(run, parse: [Unchanged, Removed], outputs: [Cached, Removed]);
    }

    [Theory]
    [InlineData(Stages.Parse)]
    [InlineData(Stages.Name)]
    public void Nothing_of_the_compilation_stays_in_the_pipeline(string stage)
    {
        var run = IncrementalRun.Of(Network, "[Network] [Input(2, 3)] [Dense(0)] class Wrong;");
        Assert.Equal(2, run.Values(stage).Count());
        Assert.All(run.Values(stage), PipelineValues.AssertPlain);
    }

    [Fact]
    public void Walker_finds_a_planted_symbol()
    {
        INamedTypeSymbol symbol = NetworkCompilation.Create(Network).GetTypeByMetadataName("Net")!;
        var exception = Assert.ThrowsAny<Xunit.Sdk.XunitException>(() => PipelineValues.AssertPlain(new { Planted = new object[] { symbol } }));
        Assert.Contains("Planted", exception.Message, StringComparison.Ordinal);
    }

    private static void AssertCachedAfter(string edited)
    {
        Compilation compilation = NetworkCompilation.Create(edited);
        Assert.DoesNotContain(compilation.GetDiagnostics(), diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);
        var run = IncrementalRun.Of(Network);
        run.Run(compilation);
        AssertReasons(run, parse: [Unchanged], outputs: [Cached]);
    }

    private static void AssertReasons(IncrementalRun run, IncrementalStepRunReason[] parse, IncrementalStepRunReason[] outputs)
    {
        Assert.Equal(parse, run.Reasons(Stages.Parse));
        Assert.Equal(outputs, run.Reasons(OutputStages.Surface));
        Assert.Equal(outputs, run.Reasons(OutputStages.Kernels));
    }
}
