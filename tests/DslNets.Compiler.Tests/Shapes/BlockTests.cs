using DslNets.Compiler.Model;
using DslNets.Compiler.Shapes;
using static DslNets.Compiler.Tests.Shapes.Networks;

namespace DslNets.Compiler.Tests.Shapes;

public class BlockTests
{
    private static readonly PaddingModel Same = new(PaddingKind.Same);

    private static readonly BlockModel TwoLayers = Block("TwoLayers", Dense(BlockSize.Argument), Dense(4 * BlockSize.Input, ActivationKind.Identity));

    [Fact]
    public void Layers_of_a_block_stand_in_its_place_with_names_of_its_own()
    {
        ResolvedNetwork network = Resolve(Input(6), Dense(3), new LayerModel.Use(TwoLayers, Argument: 5), Dense(2));
        Assert.Equal(["input", "dense1", "twolayers1.dense1", "twolayers1.dense2", "dense2"], network.Nodes.Select(node => node.Name));
        Assert.Equal(["6", "3", "5", "12", "2"], network.Nodes.Select(node => node.Shape.ToString()));
        Assert.Equal([[], [0], [1], [2], [3]], network.Nodes.Select(node => node.Sources.ToArray()));
    }

    [Fact]
    public void Every_use_is_numbered_also_those_of_a_repetition()
    {
        ResolvedNetwork network = Resolve(Input(6), new LayerModel.Use(TwoLayers, Argument: 5), new LayerModel.Use(TwoLayers, Times: 2, Argument: 7) { Name = "stage" }, new LayerModel.Use(TwoLayers, Times: 1, Argument: 3));
        Assert.Equal(
            [
                "input", "twolayers1.dense1", "twolayers1.dense2", "stage1.dense1", "stage1.dense2", "stage2.dense1", "stage2.dense2",
                "twolayers4.dense1", "twolayers4.dense2",
            ],
            network.Nodes.Select(node => node.Name));
        Assert.Equal([6, 5, 24, 7, 96, 7, 384, 3, 1536], network.Nodes.Select(node => node.Shape.Length));
    }

    [Fact]
    public void Name_of_a_use_is_its_last_layer_and_input_inside_is_what_enters()
    {
        BlockModel join = Block("Join", Dense(4), Add("input"));
        ResolvedNetwork network = Resolve(
            Input(4), Dense(4) with { Name = "a" }, new LayerModel.Use(join) { Name = "b", From = "input" }, new LayerModel.Use(join), Concat("a", "b"));
        Assert.Equal(["input", "a", "b.dense1", "b.add1", "join2.dense1", "join2.add1", "concat1"], network.Nodes.Select(node => node.Name));
        Assert.Equal([[], [0], [0], [2, 0], [3], [4, 3], [5, 1, 3]], network.Nodes.Select(node => node.Sources.ToArray()));
    }

    [Fact]
    public void Block_at_the_end_is_the_output()
    {
        ResolvedNetwork network = Resolve(Input(4), new LayerModel.Use(TwoLayers, Argument: 3));
        Assert.Equal(2, Assert.Single(network.Outputs).Node);
    }

    [Fact]
    public void Blocks_use_blocks_and_hand_their_number_on()
    {
        BlockModel outer = Block("Outer", new LayerModel.Use(TwoLayers, Argument: BlockSize.Argument / 2) { Name = "first" }, new LayerModel.Use(TwoLayers, Times: 2, Argument: 2));
        ResolvedNetwork network = Resolve(Input(1), new LayerModel.Use(outer, Argument: 10));
        Assert.Equal(
            ["input", "outer1.first.dense1", "outer1.first.dense2", "outer1.twolayers2.dense1", "outer1.twolayers2.dense2", "outer1.twolayers3.dense1", "outer1.twolayers3.dense2"],
            network.Nodes.Select(node => node.Name));
        Assert.Equal([1, 5, 4, 2, 16, 2, 64], network.Nodes.Select(node => node.Shape.Length));
    }

    [Fact]
    public void Names_inside_a_block_are_not_seen_outside() => Assert.Equal(
        [ProblemCode.UnknownLayer],
        Codes(Input(4), new LayerModel.Use(Block("Part", Dense(4) with { Name = "inner" })), Dense(3) with { From = "inner" }));

    [Fact]
    public void Names_outside_a_block_are_not_seen_inside()
    {
        Problem problem = Assert.Single(NetworkResolver.Resolve(Of(Input(4), Dense(4) with { Name = "outer" }, new LayerModel.Use(Block("Part", Dense(4), Add("outer"))))).Problems);
        Assert.Equal((ProblemCode.UnknownLayer, 2), (problem.Code, problem.Layer));
        Assert.EndsWith("(at [Add(\"outer\")] of Part)", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Residual_block_adds_what_enters()
    {
        ResolvedNetwork network = Resolve(Input(8, 8, 4), new LayerModel.Use(Convolutions(stride: 1), Argument: 4) { IsResidual = true });
        Assert.Equal(["input", "convolutions1.conv1", "convolutions1.conv2", "convolutions1.sum"], network.Nodes.Select(node => node.Name));
        Assert.Equal([2, 0], network.Nodes[3].Sources);
    }

    [Theory]
    [InlineData(8, 2, 6)]
    [InlineData(7, 2, 6)]
    [InlineData(9, 3, 4)]
    [InlineData(8, 1, 6)]
    public void Projection_fits_what_enters_to_the_block(int size, int stride, int filters)
    {
        ResolvedNetwork network = Resolve(Input(size, size, 4), new LayerModel.Use(Convolutions(stride), Argument: filters) { IsResidual = true, Projects = true, Name = "down" });
        Node sum = network.Nodes[^1];
        Node projection = network.Nodes[3];
        Assert.Equal(("down.projection", sum.Shape), (projection.Name, projection.Shape));
        Assert.Equal([0], projection.Sources);
        Assert.Equal([2, 3], sum.Sources);
    }

    [Fact]
    public void Projection_is_left_out_where_the_block_keeps_the_shape() => Assert.DoesNotContain(
        Resolve(Input(8, 8, 4), new LayerModel.Use(Convolutions(stride: 1), Argument: 4) { IsResidual = true, Projects = true }).Nodes,
        node => node.Name.EndsWith("projection", StringComparison.Ordinal));

    [Fact]
    public void Projection_of_a_vector_is_dense()
    {
        ResolvedNetwork network = Resolve(Input(4), new LayerModel.Use(Block("Part", Dense(6))) { IsResidual = true, Projects = true });
        Assert.Equal(new LayerModel.Dense(6, ActivationModel.Identity) { UseBias = false, Name = "projection", From = "input", Scope = "part1." }, network.Nodes[2].Layer);
    }

    [Fact]
    public void Names_of_the_network_do_not_depend_on_the_layers_of_blocks()
    {
        ResolvedNetwork network = Resolve(Input(4), Dense(4), new LayerModel.Use(Block("Part", Dense(4), Dense(4))) { IsResidual = true }, Add("dense1"), Dense(3) with { Name = "dense2" }, Dense(3));
        Assert.Equal(["input", "dense1", "part1.dense1", "part1.dense2", "part1.sum", "add1", "dense2", "dense3"], network.Nodes.Select(node => node.Name));
    }

    [Fact]
    public void Frozen_block_freezes_its_layers_and_those_of_blocks_in_it()
    {
        BlockModel inner = Block("Inner", Dense(4), new LayerModel.BatchNorm(0.1, 1e-5));
        BlockModel outer = Block("Outer", new LayerModel.Use(inner) { IsResidual = true, Projects = true }, new LayerModel.LayerNorm(1e-5));
        ResolvedNetwork network = Resolve(Input(3), Dense(5), new LayerModel.Use(outer) { Frozen = true }, Dense(4));
        Assert.Equal(
            ["outer1.inner1.dense1", "outer1.inner1.batchnorm1", "outer1.inner1.projection", "outer1.layernorm1"],
            network.Nodes.Where(node => node.Layer is LayerModel.Dense { Frozen: true } or LayerModel.BatchNorm { Frozen: true } or LayerModel.LayerNorm { Frozen: true }).Select(node => node.Name));
    }

    [Fact]
    public void Mistake_inside_hides_what_follows_from_it() => Assert.Equal(
        [ProblemCode.BlockNeedsArgument], Codes(Input(4), Dense(4), new LayerModel.Use(TwoLayers), Add("dense1"), new LayerModel.Use(TwoLayers, Argument: 3) { IsResidual = true }, Dense(3)));

    [Fact]
    public void Parameters_of_a_repeated_block_count_each_time() => Assert.Equal(
        [ProblemCode.TooManyParameters], Codes(Input(4000), new LayerModel.Use(Block("Part", Dense(4000)), Times: 5)));

    [Theory]
    [InlineData(BlockSize.Input, "Size.Input")]
    [InlineData(BlockSize.Argument, "Size.Argument")]
    [InlineData(4 * BlockSize.Input, "4 * Size.Input")]
    [InlineData(BlockSize.Argument / 16, "Size.Argument / 16")]
    [InlineData(3 * BlockSize.Argument / 4, "3 * Size.Argument / 4")]
    [InlineData(100 * BlockSize.Argument, "100 * Size.Argument")]
    public void Size_of_a_block_tells_what_it_is(int written, string expected) => Assert.Equal(expected, BlockSize.Of(written).ToString());

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(-314)]
    [InlineData(BlockSize.Input + 1)]
    [InlineData(BlockSize.Input + BlockSize.Argument)]
    [InlineData(int.MinValue)]
    [InlineData(BlockSize.Argument / 17)]
    public void Other_numbers_are_no_sizes_of_a_block(int written) => Assert.Null(BlockSize.Of(written));

    private static BlockModel Block(string name, params LayerModel[] layers) => new(name, new EquatableArray<LayerModel>(layers));

    private static BlockModel Convolutions(int stride) => Block(
        "Convolutions",
        Conv(BlockSize.Argument, new WindowModel(2, 3, 3) { StrideHeight = stride, StrideWidth = stride, Padding = Same }),
        Conv(BlockSize.Argument, new WindowModel(2, 3, 3) { Padding = Same }));

    private static ResolvedNetwork Resolve(params LayerModel[] layers)
    {
        Resolution resolution = NetworkResolver.Resolve(Of(layers));
        Assert.True(resolution.Network is not null, string.Join('\n', resolution.Problems.Select(problem => problem.Message)));
        return resolution.Network;
    }

    private static IEnumerable<ProblemCode> Codes(params LayerModel[] layers) => NetworkResolver.Resolve(Of(layers)).Problems.Select(problem => problem.Code);
}
