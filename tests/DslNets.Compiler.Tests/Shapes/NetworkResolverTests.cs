using DslNets.Compiler.Model;
using DslNets.Compiler.Shapes;
using static DslNets.Compiler.Tests.Shapes.Networks;

namespace DslNets.Compiler.Tests.Shapes;

public class NetworkResolverTests
{
    [Fact]
    public void Layers_are_called_by_kind_and_place_among_their_kind()
    {
        ResolvedNetwork network = Resolve(Of(Input(4), Dense(8), Dense(8) with { Name = "hidden" }, new LayerModel.LayerNorm(1e-5), Dense(3)));
        Assert.Equal(["input", "dense1", "hidden", "layernorm1", "dense3"], network.Nodes.Select(node => node.Name));
    }

    [Fact]
    public void Names_of_the_user_win_over_automatic_ones()
    {
        ResolvedNetwork network = Resolve(Of(Input(4), Dense(8), Dense(8) with { Name = "dense1" }, Dense(3)));
        Assert.Equal(["input", "dense2", "dense1", "dense3"], network.Nodes.Select(node => node.Name));
    }

    [Fact]
    public void Further_inputs_are_numbered()
    {
        ResolvedNetwork network = Resolve(Of(Input(4), Input(3), Concat("input"), Input(2) with { Name = "third" }, Concat("concat1"), Dense(1)));
        Assert.Equal(["input", "input2", "concat1", "third", "concat2", "dense1"], network.Nodes.Select(node => node.Name));
        Assert.Equal([0, 1, 3], network.Inputs);
    }

    [Fact]
    public void Automatic_names_avoid_the_class_s_own()
    {
        NetworkModel model = Of(Input(4), Dense(3));
        ResolvedNetwork network = Resolve(model with { Type = model.Type with { Name = "Dense1" } });
        Assert.Equal("dense2", network.Nodes[1].Name);
    }

    [Fact]
    public void Layers_read_the_one_above_or_the_one_they_name()
    {
        ResolvedNetwork network = Resolve(Of(Input(4), Dense(8) with { Name = "a" }, Dense(8), Add("a"), Dense(8) with { From = "a" }, Concat("add1", "input")));
        Assert.Equal([[], [0], [1], [2, 1], [1], [4, 3, 0]], network.Nodes.Select(node => node.Sources.ToArray()));
        Assert.Equal([4, 8, 8, 8, 8, 20], network.Nodes.Select(node => node.Shape.Length));
    }

    [Fact]
    public void Last_layer_is_the_output_of_a_network_that_declares_none()
    {
        var loss = new LossModel(LossKind.Huber, Delta: 2);
        OutputPort output = Assert.Single(Resolve(Of(loss, Input(4), Dense(8), Dense(3))).Outputs);
        Assert.Equal(new OutputPort("output", 2, loss, 1), output);
    }

    [Fact]
    public void Outputs_are_no_nodes_and_take_the_network_s_loss_unless_they_have_one()
    {
        var loss = new LossModel(LossKind.MeanSquaredError);
        ResolvedNetwork network = Resolve(Of(
            loss, Input(4), Dense(8), Dense(1), Output("value", weight: 0.5), Dense(3, ActivationKind.Softmax) with { From = "dense1" }, Output("policy", LossKind.CrossEntropy)));
        Assert.Equal([0, 1, 2, 4], network.Nodes.Select(node => node.Ordinal));
        Assert.Equal([new OutputPort("value", 2, loss, 0.5), new OutputPort("policy", 3, new LossModel(LossKind.CrossEntropy), 1)], network.Outputs);
    }

    [Fact]
    public void Layer_below_an_output_goes_on_from_the_layer_above_it()
    {
        ResolvedNetwork network = Resolve(Of(Input(4), Dense(8), Output("code"), Dense(4), Output("copy")));
        Assert.Equal([1], network.Nodes[2].Sources);
    }

    [Fact]
    public void Warnings_and_advice_do_not_stop_a_network()
    {
        Resolution resolution = NetworkResolver.Resolve(Of(Input(4), Dense(8, ActivationKind.Identity) with { Activation = new ActivationModel(ActivationKind.Identity, 2) }, Dense(3)));
        Assert.NotNull(resolution.Network);
        Assert.Equal([ProblemCode.AlphaWithoutEffect, ProblemCode.LinearLayersCollapse], resolution.Problems.Select(problem => problem.Code));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    public void Shape_after_a_mistake_is_unknown_and_silent(int units) =>
        Assert.Equal([ProblemCode.UnitsBelowOne], Codes(Of(Input(4), Dense(8) with { Name = "a" }, Dense(units), Add("a"), Concat("a"), Dense(3, ActivationKind.Softmax))));

    [Fact]
    public void Mistyped_name_hides_what_nobody_reads() =>
        Assert.Equal([ProblemCode.UnknownLayer], Codes(Of(Input(4), Dense(8) with { Name = "hidden" }, Dense(3) with { From = "hiden" })));

    [Fact]
    public void Image_is_a_mistake_for_each_dense_layer_that_reads_it() =>
        Assert.Equal([ProblemCode.DenseOnImage, ProblemCode.DenseOnImage], Codes(Of(Input(8, 8, 1), Dense(3), Dense(3) with { From = "input" }, Add("dense1"))));

    [Fact]
    public void Empty_network_has_one_mistake() => Assert.Equal([ProblemCode.NoInput], Codes(Of()));

    [Fact]
    public void Parameters_are_counted_once_over_the_limit() =>
        Assert.Equal([ProblemCode.TooManyParameters], Codes(Of(Input(8000), Dense(8000), Dense(8000), Dense(8000))));

    [Fact]
    public void Parameters_up_to_the_limit_are_allowed() => Assert.Empty(Codes(Of(Input(7999), Dense(8000))));

    [Fact]
    public void Sizes_that_overflow_are_reported_not_thrown() => Assert.Equal(
        [ProblemCode.ValueTooLarge, ProblemCode.ValueTooLarge], Codes(Of(Input(int.MaxValue, int.MaxValue, int.MaxValue), Dense(int.MaxValue), Dense(3))));

    [Fact]
    public void Random_models_are_resolved_or_refused_but_never_fail()
    {
        var random = new Random(20240607);
        int valid = 0;
        for (int count = 0; count < 3000; count++)
        {
            NetworkModel model = RandomModel(random);
            Resolution resolution = NetworkResolver.Resolve(model);
            Assert.Equal(resolution.Network is null, resolution.Problems.Any(problem => problem.IsError));
            Assert.All(resolution.Problems, problem => Assert.DoesNotContain("{0}", problem.Message, StringComparison.Ordinal));
            Assert.All(resolution.Problems, problem => Assert.InRange(problem.Layer, -1, model.Layers.Count - 1));
            if (resolution.Network is ResolvedNetwork network)
            {
                valid++;
                AssertConsistent(network);
            }
        }

        Assert.InRange(valid, 100, 2900);
    }

    [Fact]
    public void Nearest_name_is_near()
    {
        Assert.Equal("hidden", Spelling.Nearest("hiden", ["input", "hidden", "dense1"]));
        Assert.Equal("Hidden", Spelling.Nearest("hidden", ["Hidden"]));
        Assert.Null(Spelling.Nearest("elsewhere", ["input", "hidden"]));
        Assert.Null(Spelling.Nearest("", ["input"]));
        Assert.Null(Spelling.Nearest("a", []));
    }

    [Fact]
    public void Random_image_models_are_resolved_or_refused_but_never_fail()
    {
        var random = new Random(20241120);
        int valid = 0;
        for (int count = 0; count < 3000; count++)
        {
            NetworkModel model = RandomImageModel(random);
            Resolution resolution = NetworkResolver.Resolve(model);
            Assert.Equal(resolution.Network is null, resolution.Problems.Any(problem => problem.IsError));
            Assert.All(resolution.Problems, problem => Assert.DoesNotContain("{0}", problem.Message, StringComparison.Ordinal));
            if (resolution.Network is ResolvedNetwork network)
            {
                valid++;
                AssertConsistent(network);
            }
        }

        Assert.InRange(valid, 100, 2900);
    }

    private static ResolvedNetwork Resolve(NetworkModel model)
    {
        Resolution resolution = NetworkResolver.Resolve(model);
        Assert.DoesNotContain(resolution.Problems, problem => problem.Rule.Severity != Severity.Information);
        return resolution.Network!;
    }

    private static IEnumerable<ProblemCode> Codes(NetworkModel model) => NetworkResolver.Resolve(model).Problems.Select(problem => problem.Code);

    private static void AssertConsistent(ResolvedNetwork network)
    {
        Assert.Equal(network.Nodes.Count, network.Nodes.Select(node => node.Name).Distinct().Count());
        for (int index = 0; index < network.Nodes.Count; index++)
        {
            Node node = network.Nodes[index];
            Assert.All(node.Sources, source => Assert.InRange(source, 0, index - 1));
            Assert.Equal(node.Layer is LayerModel.Input, node.Sources.Count == 0);
            Assert.InRange(node.Shape.Length, 1, 64_000_000);
        }

        Assert.NotEmpty(network.Outputs);
        Assert.All(network.Outputs, output => Assert.InRange(output.Node, 0, network.Nodes.Count - 1));
    }

    private static NetworkModel RandomImageModel(Random random)
    {
        var layers = new List<LayerModel>
        {
            random.Next(5) switch
            {
                0 => Input(random.Next(1, 30)),
                1 => Input(random.Next(1, 12), random.Next(1, 4)),
                _ => Input(random.Next(1, 12), random.Next(1, 12), random.Next(1, 5)),
            },
        };
        layers.AddRange(Layers(random.Next(1, 6), depth: 0));
        return Of(new LossModel((LossKind)random.Next(13)), [.. layers]);

        List<LayerModel> Layers(int count, int depth) => [.. Enumerable.Range(0, count).Select(_ => Layer(depth))];

        LayerModel Layer(int depth)
        {
            LayerModel layer = random.Next(18) switch
            {
                0 => new LayerModel.Flatten(),
                1 => new LayerModel.Reshape(EquatableArray.Of(random.Next(6), random.Next(6), random.Next(4))),
                2 => new LayerModel.Transpose(EquatableArray.Of(Enumerable.Range(0, random.Next(4)).Reverse().ToArray())),
                3 => new LayerModel.UpSample(random.Next(4), (UpSampling)random.Next(2)),
                4 => new LayerModel.ZeroPadding(Size(), Size(), Size(), Size()),
                5 => new LayerModel.Crop(Size(), Size(), Size(), Size()),
                6 => new LayerModel.GlobalPool((PoolKind)random.Next(2)),
                7 => new LayerModel.SpatialDropout(random.NextDouble()),
                8 => new LayerModel.BatchNorm(0.1, 1e-5),
                9 => Dense(random.Next(1, 5), Kind()),
                10 => Concat("input"),
                11 or 12 => new LayerModel.Pool((PoolKind)random.Next(2), Window()),
                13 or 14 or 15 when depth < 3 => new LayerModel.Use(
                    new BlockModel("Part", Layers(random.Next(3), depth + 1).ToEquatableArray()),
                    random.Next(3) == 0 ? random.Next(4) : null,
                    random.Next(2) == 0 ? FiltersIn(depth) : null)
                {
                    IsResidual = random.Next(2) == 0,
                    Projects = random.Next(2) == 0,
                },
                _ => Conv(FiltersIn(depth), Window()) with
                {
                    IsTransposed = random.Next(3) == 0,
                    OutputPadding = random.Next(4) == 0 ? Size() : 0,
                    Groups = random.Next(4) == 0 ? random.Next(3) : 1,
                    Activation = new ActivationModel(Kind()),
                },
            };
            return layer with { Name = random.Next(8) == 0 ? "a" : null, From = random.Next(12) == 0 ? "a" : null };
        }

        int FiltersIn(int depth) => depth > 0 && random.Next(2) == 0
            ? random.Next(3) switch { 0 => BlockSize.Input, 1 => BlockSize.Argument, _ => 2 * BlockSize.Input / 3 }
            : random.Next(8);

        // Now and then below what is allowed.
        int Size() => random.Next(4) == 0 ? random.Next(-1, 5) : 0;

        int AtLeastOne() => random.Next(4) == 0 ? random.Next(0, 5) : 1;

        WindowModel Window() => new(random.Next(4) == 0 ? 1 : 2, random.Next(1, 4), random.Next(1, 4))
        {
            StrideHeight = AtLeastOne(),
            StrideWidth = AtLeastOne(),
            DilationHeight = AtLeastOne(),
            DilationWidth = AtLeastOne(),
            Padding = new PaddingModel((PaddingKind)random.Next(4), Size(), Size(), Size(), Size()),
        };

        ActivationKind Kind() => (ActivationKind)random.Next(21);
    }

    private static NetworkModel RandomModel(Random random)
    {
        string[] names = ["input", "a", "b", "dense1", "A", "class", "x y", ""];
        var layers = new List<LayerModel>();
        if (random.Next(20) > 0)
        {
            layers.Add(Input(random.Next(1, 6)));
        }

        for (int count = random.Next(6); count > 0; count--)
        {
            LayerModel layer = random.Next(15) switch
            {
                0 => random.Next(3) == 0 ? Input(random.Next(3), random.Next(4)) : Input(random.Next(1, 4)),
                1 => new LayerModel.Activate(new ActivationModel(Kind())),
                2 => new LayerModel.Dropout(random.NextDouble() * 1.1),
                3 => new LayerModel.BatchNorm(0.1, random.Next(10) == 0 ? 0 : 1e-5),
                4 => new LayerModel.LayerNorm(1e-5),
                5 => new LayerModel.Normalize(),
                6 => Add(Name()),
                7 => new LayerModel.Multiply(new EquatableArray<string>([Name(), Name()])),
                8 => Concat(Name()),
                9 => Output(Name(), (LossKind)random.Next(13)),
                10 => new LayerModel.GaussianNoise(random.NextDouble() - 0.1),
                11 => new LayerModel.GaussianSample(random.Next(20) == 0 ? 0 : random.Next(1, 5)) { Beta = random.NextDouble() - 0.05 },
                _ => Dense(random.Next(20) == 0 ? 0 : random.Next(1, 5), Kind()),
            };
            layers.Add(layer with { Name = random.Next(6) == 0 ? Name() : null, From = random.Next(8) == 0 ? Name() : null });
        }

        return Of(new LossModel((LossKind)random.Next(13)), [.. layers]);

        string Name() => names[random.Next(random.Next(3) == 0 ? names.Length : 4)];

        ActivationKind Kind() => (ActivationKind)random.Next(22);
    }
}
