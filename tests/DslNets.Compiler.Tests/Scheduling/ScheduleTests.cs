using DslNets.Compiler.Ir;
using DslNets.Compiler.Model;
using DslNets.Compiler.Scalars;
using DslNets.Compiler.Scheduling;
using static DslNets.Compiler.Scalars.Formula;

namespace DslNets.Compiler.Tests.Scheduling;

public class ScheduleTests
{
    private const int Channels = 6;

    private readonly IrBuilder _builder = new();
    private readonly Value _x;
    private readonly Value _y;

    public ScheduleTests()
    {
        _x = _builder.Port("x", PortRole.Input, 0, Channels);
        _y = _builder.Port("y", PortRole.Input, 1, Channels);
    }

    [Fact]
    public void Sums_of_one_shape_with_a_common_operand_are_computed_together()
    {
        Value[] sums = [Sum("a", X, _x), Sum("b", X * Operand(1), _x, _y), Sum("c", X, _y), Sum("d", X * X, _x)];
        Assert.Equal(["a b c", "d"], Sums(Sinks(sums)));
    }

    [Fact]
    public void Sums_that_read_different_values_or_have_other_shapes_stay_apart()
    {
        Value image = _builder.Port("image", PortRole.Input, 2, 2 * Channels, positions: 2);
        Value narrow = _builder.Port("narrow", PortRole.Input, 3, 1);
        Value[] sums = [Sum("a", X, _x), Sum("b", X, _y), Sum("c", X, image), Sum("d", X * Operand(1), image, _x), Sum("e", X, narrow)];
        Assert.Equal(["a", "b", "c d", "e"], Sums(Sinks(sums)));
    }

    [Fact]
    public void A_sum_is_not_moved_before_what_it_reads()
    {
        Value mean = Sum("mean", X, _x);
        Value centered = _builder.Map("centered", X - Operand(1), _x, mean);
        Value variance = Sum("variance", X * Operand(1), centered, _x);
        Assert.Equal(["mean", "variance"], Sums(Sinks(mean, variance)));
    }

    [Fact]
    public void A_sum_is_not_moved_before_the_whole_of_which_it_reads_a_part()
    {
        Value first = Sum("a", X * Operand(1), _x, _y);
        Value whole = _builder.Product("p", _x, _builder.Tensor(new TensorModel("w", 0, 2 * Channels, Channels, new InitializerModel(InitializerKind.Zeros), false, false, false), 0));
        Value second = Sum("b", X * Operand(1), _x, _builder.Slice("s", whole, 0, Channels));
        Assert.Equal(["a", "b"], Sums(Sinks(first, second)));
    }

    /// <summary>A gradient's first contribution overwrites what the others add to.</summary>
    [Theory]
    [InlineData(false, "a c", "b")]
    [InlineData(true, "a", "b", "c")]
    public void A_second_contribution_is_not_moved_before_the_first(bool addsAlways, params string[] expected)
    {
        Value[] sums = [Sum("a", X, _x), Sum("b", X, _y), Sum("c", X * X, _x)];
        Assert.Equal(expected, Sums([new Sink(sums[0], 0, false), new Sink(sums[1], 1, false), new Sink(sums[2], addsAlways ? 1 : 2, addsAlways)]));
    }

    [Fact]
    public void Kernels_come_after_what_they_read_and_after_first_contributions()
    {
        var wide = new WindowModel(2, 3, 3) { Padding = new PaddingModel(PaddingKind.Same) };
        LayerModel Convolution(string name) => new LayerModel.Conv(9, wide, ActivationModel.Identity) { Name = name, UseBias = false };
        var batchNorm = new LayerModel.BatchNorm(0.1, 1e-5);
        var layerNorm = new LayerModel.LayerNorm(1e-5);
        CompiledProgram program = NetworkCompiler.Compile(
            TestNetwork.Of(
                LossKind.MeanSquaredError,
                new LayerModel.Input(EquatableArray.Of(4, 4, 9)),
                Convolution("a"),
                batchNorm,
                layerNorm,
                new LayerModel.Activate(new ActivationModel(ActivationKind.Relu)),
                Convolution("b") with { Share = "a" },
                layerNorm with { Share = "layernorm1" },
                new LayerModel.Add(EquatableArray.Of("a")),
                Convolution("c"),
                batchNorm,
                layerNorm with { Share = "layernorm1" },
                new LayerModel.GlobalPool(PoolKind.Average),
                TestNetwork.Dense(3, ActivationKind.Identity)),
            CancellationToken.None).Training;

        HashSet<Value> computed = [.. program.Program.Ports];
        foreach (ScheduledSection section in program.Sections)
        {
            HashSet<int> written = [];
            foreach (Kernel kernel in section.Kernels)
            {
                Assert.All(kernel.Reads.Select(Whole).Where(value => value.Definition is not Operation.Tensor), value => Assert.Contains(value, computed));
                computed.UnionWith(kernel.Computes);
                foreach (Sink sink in SinksOf(kernel))
                {
                    Assert.Equal(sink.AddsAlways, !written.Add(sink.Tensor));
                }
            }
        }

        Assert.Contains(program.Sections.SelectMany(section => section.Kernels), kernel => kernel is Kernel.BatchSum { Sums.Count: > 1 });
        Assert.Contains(program.Sections.SelectMany(section => section.Kernels).SelectMany(SinksOf), sink => sink.AddsAlways);
    }

    /// <summary>The value that a part of it, or another shape of it, is read from.</summary>
    private static Value Whole(Value value) => value.Definition switch
    {
        Operation.Reshape reshape => Whole(reshape.Input),
        Operation.Slice slice when value.Positions == 1 => Whole(slice.Input),
        _ => value,
    };

    /// <summary>Gradients only: state is written by maps of its own.</summary>
    private static IEnumerable<Sink> SinksOf(Kernel kernel) => kernel switch
    {
        Kernel.BatchSum sums => sums.Sums.Select(sum => sum.Sink).OfType<Sink>(),
        Kernel.ConvolutionOuterProduct outer => [outer.Sink],
        Kernel.OuterProduct outer => [outer.Sink],
        Kernel.PerFeature perFeature => perFeature.Sinks,
        _ => [],
    };

    private Value Sum(string name, Scalar formula, params Value[] operands) => _builder.ReduceBatch(name, formula, operands);

    private static Sink[] Sinks(params Value[] values) => [.. values.Select((value, tensor) => new Sink(value, tensor, AddsAlways: false))];

    /// <summary>The sums of each kernel, after scheduling a backward section of all values.</summary>
    private IEnumerable<string> Sums(Sink[] sinks)
    {
        TensorModel[] tensors = [.. sinks.Select((sink, index) => new TensorModel(
            $"tensor{index}", 0, sink.Value.Features, 0, new InitializerModel(InitializerKind.Zeros), IsState: false, IsFrozen: false, Decays: false))];
        Value[] ports = [.. _builder.Values.Where(value => value.Definition is Operation.Port)];
        Value[] values = [.. _builder.Values.Except(ports)];
        var program = new IrProgram(true, tensors, ports, [new Section(SectionKind.Forward, [], [], []), new Section(SectionKind.Backward, values, sinks, [])], [], null);
        return Schedule.Choose(ValueNames.Assign(program))[1].Kernels.OfType<Kernel.BatchSum>().Select(kernel => string.Join(' ', kernel.Sums.Select(sum => sum.Result.Name)));
    }
}
