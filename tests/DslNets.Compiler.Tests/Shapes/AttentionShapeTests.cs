using DslNets.Compiler.Ir;
using DslNets.Compiler.Lowering;
using DslNets.Compiler.Model;
using DslNets.Compiler.Shapes;
using static DslNets.Compiler.Tests.Shapes.Networks;

namespace DslNets.Compiler.Tests.Shapes;

/// <summary>Tokens, attention and the blocks made of it.</summary>
public class AttentionShapeTests
{
    private static readonly ActivationModel s_relu = new(ActivationKind.Relu);

    [Fact]
    public void Tokens_become_vectors_whose_steps_stay() => Assert.Equal(
        ["6x1", "6x8", "6x8", "6x8", "6x8", "6x8", "6x8", "6x8"],
        Resolve(
            Tokens(6, 20),
            new LayerModel.Embedding(8),
            new LayerModel.LearnedPositions(),
            new LayerModel.SinusoidalPositions(),
            new LayerModel.MultiHeadAttention(4),
            new LayerModel.MultiHeadAttention(8) { Causal = true },
            new LayerModel.MultiHeadAttention(1) { Memory = "embedding1" },
            new LayerModel.RmsNorm(1e-5)).Nodes.Select(node => node.Shape.ToString()));

    [Fact]
    public void Names_are_those_of_the_attributes() => Assert.Equal(
        ["input", "embedding1", "learnedpositions1", "multiheadattention1", "rmsnorm1", "input2"],
        Resolve(Tokens(6, 20), new LayerModel.Embedding(8), new LayerModel.LearnedPositions(), new LayerModel.MultiHeadAttention(4), new LayerModel.RmsNorm(1e-5), Tokens(3, 4), new LayerModel.Embedding(8), Concat("rmsnorm1") with { From = "rmsnorm1" })
            .Nodes.Select(node => node.Name).Take(6));

    [Fact]
    public void Memory_may_have_other_steps_and_features()
    {
        ResolvedNetwork network = Resolve(Input(9, 5) with { Name = "heard" }, Input(6, 8) with { Name = "said" }, new LayerModel.MultiHeadAttention(2) { Memory = "heard" });
        Assert.Equal("6x8", network.Nodes[2].Shape.ToString());
        Assert.Equal([1, 0], network.Nodes[2].Sources);
        Assert.Equal(
            [("q_proj_weight", "8x8"), ("q_proj_bias", "8"), ("kv_proj_weight", "16x5"), ("kv_proj_bias", "16"), ("out_proj.weight", "8x8"), ("out_proj.bias", "8")],
            TensorsOf(network));
    }

    [Fact]
    public void Attention_to_its_own_steps_has_the_tensors_of_PyTorch()
    {
        Assert.Equal(
            [("in_proj_weight", "24x8"), ("in_proj_bias", "24"), ("out_proj.weight", "8x8"), ("out_proj.bias", "8")], TensorsOf(Resolve(Input(6, 8), new LayerModel.MultiHeadAttention(2))));
        Assert.Equal([("in_proj_weight", "24x8"), ("out_proj.weight", "8x8")], TensorsOf(Resolve(Input(6, 8), new LayerModel.MultiHeadAttention(2) { UseBias = false })));
    }

    [Fact]
    public void Encoder_is_written_out_with_the_names_of_PyTorch()
    {
        ResolvedNetwork network = Resolve(Input(6, 8), Composites.TransformerEncoder(2, 16, s_relu, dropout: 0.1, normFirst: false, isCausal: true));
        Assert.Equal(
            [
                "input", "transformerencoder1.self_attn", "transformerencoder1.dropout1", "transformerencoder1.sum_norm1", "transformerencoder1.norm1", "transformerencoder1.linear1",
                "transformerencoder1.dropout2", "transformerencoder1.linear2", "transformerencoder1.dropout3", "transformerencoder1.sum_norm2", "transformerencoder1.norm2",
            ],
            network.Nodes.Select(node => node.Name));
        Assert.Equal([[], [0], [1], [2, 0], [3], [4], [5], [6], [7], [8, 4], [9]], network.Nodes.Select(node => node.Sources.ToArray()));
        Assert.Equal("6x16", network.Nodes[5].Shape.ToString());
        Assert.True(Assert.IsType<LayerModel.MultiHeadAttention>(network.Nodes[1].Layer).Causal);
        Assert.Equal(10, Assert.Single(network.Outputs).Node);
    }

    [Fact]
    public void Normalisation_may_come_first()
    {
        ResolvedNetwork network = Resolve(Input(6, 8), Composites.TransformerEncoder(2, 16, s_relu, dropout: 0, normFirst: true, isCausal: false));
        Assert.Equal(["input", "norm1", "self_attn", "sum_norm1", "norm2", "linear1", "linear2", "sum_norm2"], network.Nodes.Select(node => node.Name.Replace("transformerencoder1.", "", StringComparison.Ordinal)));
        Assert.Equal([[], [0], [1], [2, 0], [3], [4], [5], [6, 3]], network.Nodes.Select(node => node.Sources.ToArray()));
    }

    [Theory]
    [InlineData(false, "self_attn sum_norm1 norm1 multihead_attn sum_norm2 norm2 linear1 linear2 sum_norm3 norm3")]
    [InlineData(true, "norm1 self_attn sum_norm1 norm2 multihead_attn sum_norm2 norm3 linear1 linear2 sum_norm3")]
    public void Decoder_asks_itself_and_then_the_memory(bool normFirst, string expected)
    {
        ResolvedNetwork network = Resolve(
            Input(9, 5) with { Name = "heard" }, Input(6, 8) with { Name = "said" }, Composites.TransformerDecoder(2, 16, "heard", s_relu, dropout: 0, normFirst) with { Name = "d" });
        Assert.Equal(expected, string.Join(' ', network.Nodes.Skip(2).Select(node => node.Name[2..])));
        Node own = Assert.Single(network.Nodes, node => node.Name == "d.self_attn");
        Node other = Assert.Single(network.Nodes, node => node.Name == "d.multihead_attn");
        Assert.Equal((true, 1), (Assert.IsType<LayerModel.MultiHeadAttention>(own.Layer).Causal, own.Sources.Count));
        Assert.Equal((false, 0), (Assert.IsType<LayerModel.MultiHeadAttention>(other.Layer).Causal, other.Sources[1]));
        Assert.Equal("6x8", network.Nodes[^1].Shape.ToString());
    }

    [Fact]
    public void Feed_forward_block_is_as_wide_as_what_enters()
    {
        ResolvedNetwork network = Resolve(Input(7), Composites.FeedForward(20, s_relu, dropout: 0.5));
        Assert.Equal([("input", 7), ("feedforward1.linear1", 20), ("feedforward1.dropout1", 20), ("feedforward1.linear2", 7)], network.Nodes.Select(node => (node.Name, node.Shape.Length)));
    }

    [Fact]
    public void Encoders_share_and_freeze_as_blocks_do()
    {
        LayerModel.Use encoder = Composites.TransformerEncoder(2, 16, s_relu, dropout: 0, normFirst: false, isCausal: false);
        ResolvedNetwork network = Resolve(Input(6, 8), encoder with { Name = "a", Frozen = true }, encoder with { Share = "a" }, Dense(3));
        Assert.Equal(
            ["a.self_attn", "a.norm1", "a.linear1", "a.linear2", "a.norm2"],
            network.Nodes.Where(node => node.Owner is not null).Select(node => network.Nodes[node.Owner!.Value].Name));
        Assert.Equal(12, LayerTensors.Of(network).Count(tensor => tensor.Name.StartsWith("a.", StringComparison.Ordinal) && tensor.IsFrozen));
        Assert.Equal(14, LayerTensors.Of(network).Count);
        Assert.Equal([ProblemCode.ShareNeedsSameLayer], Codes(Input(6, 8), encoder with { Name = "a" }, Composites.TransformerEncoder(2, 17, s_relu, 0, false, false) with { Share = "a" }).Take(1));
    }

    [Theory]
    [InlineData(2, 4)]
    [InlineData(4, 8)]
    public void Attention_shares_with_one_of_as_many_heads_and_features(int heads, int features) => Assert.Equal(
        heads == 2 && features == 8 ? [] : [ProblemCode.ShareNeedsSameLayer],
        Codes(Input(6, 8), new LayerModel.MultiHeadAttention(2), Dense(features), new LayerModel.MultiHeadAttention(heads) { Share = "multiheadattention1" }));

    [Fact]
    public void Dense_layer_is_tied_to_an_embedding()
    {
        ResolvedNetwork network = Resolve(Tokens(6, 20), new LayerModel.Embedding(8), Dense(8), Dense(20, ActivationKind.Identity) with { UseBias = false, Share = "embedding1" });
        Assert.Equal(1, network.Nodes[3].Owner);
        TensorModel vectors = Assert.Single(LayerTensors.Of(network), tensor => tensor.Name == "embedding1.weight");
        Assert.Equal("20x8", string.Join('x', vectors.FileShape));
        Assert.True(vectors.IsShared);
    }

    [Fact]
    public void Problems_inside_a_transformer_are_told_at_its_use()
    {
        Problem problem = Assert.Single(NetworkResolver.Resolve(Of(Input(6, 9), Dense(9), Composites.TransformerEncoder(2, 16, s_relu, 0, normFirst: true, isCausal: false))).Problems);
        Assert.Equal((ProblemCode.HeadsDoNotDivide, 2), (problem.Code, problem.Layer));
        Assert.Equal(
            "2 heads do not divide the 9 features that [MultiHeadAttention] reads; use a number of heads that does, such as 1 (at [MultiHeadAttention(2)] of TransformerEncoder)", problem.Message);
    }

    [Fact]
    public void Tokens_that_enter_a_block_are_told_once() => Assert.Equal(
        [ProblemCode.TokensNeedEmbedding], Codes(Tokens(6, 20), Composites.TransformerEncoder(2, 16, s_relu, 0, normFirst: false, isCausal: false)));

    [Fact]
    public void Parameters_are_counted() => Assert.Equal(
        [ProblemCode.TooManyParameters], Codes(Tokens(6, 1_000_000), new LayerModel.Embedding(64), new LayerModel.MultiHeadAttention(8)));

    [Fact]
    public void Huge_numbers_do_not_overflow()
    {
        Assert.NotEmpty(Codes(Tokens(int.MaxValue, int.MaxValue), new LayerModel.Embedding(int.MaxValue)));
        Assert.NotEmpty(Codes(Input(4, 4), new LayerModel.MultiHeadAttention(int.MaxValue)));
        Assert.NotEmpty(Codes(Input(4, 4), Composites.FeedForward(int.MaxValue, s_relu, 0)));
    }

    [Theory]
    [InlineData(LossKind.CrossEntropy, 6)]
    [InlineData(LossKind.CategoricalCrossEntropy, 18)]
    [InlineData(LossKind.KullbackLeibler, 18)]
    public void Classes_of_each_step_are_compared(LossKind kind, int targets)
    {
        ResolvedNetwork network = TestNetwork.Of(kind, Input(6, 4), Dense(3, ActivationKind.Softmax));
        IrProgram program = NetworkCompiler.Lower(network, isTraining: true);
        Value target = Assert.Single(program.Ports, port => port.Definition is Operation.Port { Role: PortRole.Target });
        Assert.Equal((targets, 6), (target.Features, target.Positions));
    }

    [Fact]
    public void Tokens_that_nothing_reads_are_no_vector_of_one_sample() =>
        Assert.False(Resolve(Tokens(6, 9), Input(4) with { Name = "numbers" }, Dense(3)).HasSingleSampleKernels);

    private static LayerModel.Input Tokens(int steps, int vocabulary) => new(EquatableArray.Of(steps, 1)) { HasTokens = true, Vocabulary = vocabulary };

    private static IEnumerable<(string Name, string Shape)> TensorsOf(ResolvedNetwork network) =>
        LayerTensors.Of(network).Select(tensor => (tensor.Name["multiheadattention1.".Length..], string.Join('x', tensor.FileShape)));

    private static ResolvedNetwork Resolve(params LayerModel[] layers)
    {
        Resolution resolution = NetworkResolver.Resolve(Of(layers));
        Assert.True(resolution.Network is not null, string.Join('\n', resolution.Problems.Select(problem => problem.Message)));
        return resolution.Network;
    }

    private static IEnumerable<ProblemCode> Codes(params LayerModel[] layers) => NetworkResolver.Resolve(Of(layers)).Problems.Select(problem => problem.Code);
}
