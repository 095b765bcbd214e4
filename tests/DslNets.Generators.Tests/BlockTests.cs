using DslNets.Compiler.Model;
using DslNets.Compiler.Shapes;
using DslNets.Testing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace DslNets.Generators.Tests;

/// <summary>Blocks as the parser reads them from classes.</summary>
public class BlockTests
{
    private delegate void Predictor(ReadOnlySpan<float> input, Span<float> output);

    private const string Library = """
        namespace Library;

        [Block]
        [Conv2D(Size.Argument, 3, Relu, Padding = Padding.Same, Name = "first")]
        [BatchNorm(Epsilon = 1e-3)]
        [Conv2D(Size.Argument / 2, 1, 1, UseBias = false, Name = "second")]
        [Activate(LeakyRelu, Alpha = 0.2)]
        [Concat("input", "first")]
        public sealed class Inception;

        [Block]
        [Activate(nameof(Cube))]
        public sealed class Cubes
        {
            public static float Cube(float x) => x * x * x;
        }
        """;

    private const string Network = """
        using Library;

        [Network]
        [Input(8, 8, 3)]
        [Repeat<Inception>(2, 8)]
        [GlobalAveragePool]
        public sealed partial class Net;
        """;

    [Fact]
    public void Block_of_a_referenced_library_is_that_of_the_source()
    {
        NetworkModel fromSource = ModelOf(NetworkCompilation.Create(Network, Library));
        Assert.Equal(["Conv", "BatchNorm", "Conv", "Activate", "Concat"], Assert.IsType<LayerModel.Use>(fromSource.Layers[1]).Block.Layers.Select(layer => layer.GetType().Name));
        Assert.Equal(fromSource, ModelOf(WithLibrary(Network)));
        Assert.NotNull(NetworkResolver.Resolve(fromSource).Network);
    }

    [Fact]
    public async Task Function_of_a_referenced_library_is_refused_at_the_use()
    {
        CSharpCompilation compilation = WithLibrary("[Network] [Input(4)] [Use<Library.Cubes>] [Dense(3)] public sealed partial class Net;");
        Diagnostic diagnostic = Assert.Single(await AnalyzerRun.DiagnosticsAsync(compilation));
        Assert.Equal("DSN1203", diagnostic.Id);
        Assert.Equal("Use<Library.Cubes>", diagnostic.Location.SourceTree!.ToString().Substring(diagnostic.Location.SourceSpan.Start, diagnostic.Location.SourceSpan.Length));
        Assert.Contains("stands in the referenced library Blocks", diagnostic.GetMessage(System.Globalization.CultureInfo.InvariantCulture), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Function_of_a_block_in_the_source_is_read()
    {
        Assert.Empty(await AnalyzerRun.DiagnosticsAsync(NetworkCompilation.Create("[Network] [Input(4)] [Use<Library.Cubes>] [Dense(3)] public sealed partial class Net;", Library)));
        NetworkModel model = ModelOf(NetworkCompilation.Create("[Network] [Input(4)] [Use<Library.Cubes>] [Dense(3)] public sealed partial class Net;", Library));
        Assert.NotNull(Assert.IsType<LayerModel.Activate>(Assert.IsType<LayerModel.Use>(model.Layers[1]).Block.Layers[0]).Activation.Custom);
    }

    [Fact]
    public void Changed_block_changes_the_networks_that_use_it()
    {
        var run = new IncrementalRun();
        run.Run(NetworkCompilation.Create(Network, Library));
        run.Run(NetworkCompilation.Create(Network, Library.Replace("Epsilon = 1e-3", "Epsilon = 1e-4", StringComparison.Ordinal)));
        Assert.Equal([IncrementalStepRunReason.Modified], run.Reasons(Stages.Parse).Distinct());
    }

    [Fact]
    public async Task Message_inside_a_block_says_in_which_layer()
    {
        Diagnostic diagnostic = Assert.Single(await AnalyzerRun.VerifyAsync(
            "[Network] [Input(4, 4, 1)] [{|DSN2006:Repeat<Part>|}(1)] [GlobalMaxPool] partial class Net; [Block] [Conv2D(2, 5, 1)] class Part;"));
        Assert.Equal(
            "The result of [Conv2D(2, 5, 1)] on the image 4x4x1 would be below 1: the kernel 5 does not fit into height 4 + padding 0; use a smaller kernel, or Padding.Same (at [Conv2D(2, 5, 1)] of Part)",
            diagnostic.GetMessage(System.Globalization.CultureInfo.InvariantCulture));
    }

    [Fact]
    public void Network_of_blocks_computes_what_its_layers_written_out_compute()
    {
        float[] ofBlocks = Predict("""
            [Network] [Input(5, 5, 2)] [Residual<Part>(4, Projection = true, Name = "a")] [Use<Part>(3, Name = "b")] [GlobalAveragePool] [Dense(2)] public sealed partial class Net;
            [Block] [Conv2D(Size.Argument, 3, Tanh, Padding = Padding.Same)] [BatchNorm] [Conv2D(Size.Argument, 1)] public sealed class Part;
            """);
        float[] writtenOut = Predict("""
            [Network] [Input(5, 5, 2)]
            [Conv2D(4, 3, Tanh, Padding = Padding.Same)] [BatchNorm] [Conv2D(4, 1, Name = "last")] [Conv2D(4, 1, UseBias = false, From = "input")] [Add("last")]
            [Conv2D(3, 3, Tanh, Padding = Padding.Same)] [BatchNorm] [Conv2D(3, 1)]
            [GlobalAveragePool] [Dense(2)] public sealed partial class Net;
            """);
        Assert.All(ofBlocks.Zip(writtenOut), pair => Assert.Equal(pair.Second, pair.First, 1e-5f));
        Assert.Contains(ofBlocks, value => MathF.Abs(value) > 1e-3f);
    }

    [Fact]
    public void Parameters_of_a_block_are_members_and_tensors_called_after_its_use()
    {
        using var network = InMemoryNetwork.Compile("""
            [Network] [Input(4)] [Repeat<Part>(2)] [Dense(3, Relu)] public sealed partial class Net;
            [Block] [Dense(5, Relu)] public sealed class Part;
            """);
        Assert.NotNull(network.Type.GetProperty("Part2_Dense1"));
        var description = (NetworkDescription)network.Type.GetProperty("Description")!.GetValue(null)!;
        Assert.Equal(
            ["part1.dense1.weight", "part1.dense1.bias", "part2.dense1.weight", "part2.dense1.bias", "dense1.weight", "dense1.bias"],
            description.Tensors.Select(tensor => tensor.Name));
    }

    private static float[] Predict(string source)
    {
        using var network = InMemoryNetwork.Compile(source);
        var predict = network.Type.GetMethod("Predict", [typeof(ReadOnlySpan<float>), typeof(Span<float>)])!.CreateDelegate<Predictor>(network.Create(seed: 1));
        var output = new float[2];
        predict([.. Enumerable.Range(0, 50).Select(index => MathF.Sin(index))], output);
        return output;
    }

    private static NetworkModel ModelOf(CSharpCompilation compilation)
    {
        var run = new IncrementalRun();
        run.Run(compilation);
        return Assert.Single(run.Values(Stages.Parse).OfType<NetworkModel>());
    }

    private static CSharpCompilation WithLibrary(string source)
    {
        using var image = new MemoryStream();
        Assert.True(NetworkCompilation.Create(Library).WithAssemblyName("Blocks").Emit(image).Success);
        return NetworkCompilation.Create(source).AddReferences(MetadataReference.CreateFromImage(image.ToArray()));
    }
}
