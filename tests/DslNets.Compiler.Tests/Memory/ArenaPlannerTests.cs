using DslNets.Compiler.Ir;
using DslNets.Compiler.Memory;
using DslNets.Compiler.Model;
using DslNets.Compiler.Shapes;
using FsCheck;
using FsCheck.Fluent;

namespace DslNets.Compiler.Tests.Memory;

public class ArenaPlannerTests
{
    [Fact]
    public void Values_that_live_together_never_share_memory() => ForRandomNetworks((program, network) =>
    {
        List<Lifetime> lifetimes = Liveness.Of(program.Program, program.Sections);
        List<(Lifetime Life, Location At)> placed = [.. lifetimes.Where(life => life.Value.Kind == ValueKind.Batch).Select(life => (life, program.Memory[life.Value]))];
        return placed.All(a => placed.All(b =>
            ReferenceEquals(a.Life, b.Life)
            || !a.Life.Overlaps(b.Life)
            || a.At.Offset + a.Life.Value.Features <= b.At.Offset
            || b.At.Offset + b.Life.Value.Features <= a.At.Offset));
    });

    [Fact]
    public void Arena_is_no_longer_than_all_values_together() => ForRandomNetworks((program, network) =>
        program.Memory.LengthPerSample <= Liveness.Of(program.Program, program.Sections).Where(life => life.Value.Kind == ValueKind.Batch).Sum(life => life.Value.Features));

    [Fact]
    public void Memory_is_used_again_in_a_deep_network()
    {
        LayerModel[] layers = [TestNetwork.Input(32), .. Enumerable.Repeat(TestNetwork.Dense(32, ActivationKind.Tanh), 20)];
        CompiledProgram inference = NetworkCompiler.Compile(TestNetwork.Of(LossKind.MeanSquaredError, layers), CancellationToken.None).Inference;
        Assert.True(inference.Memory.LengthPerSample <= 5 * 32, $"{inference.Memory.LengthPerSample} elements per sample");
    }

    private static void ForRandomNetworks(Func<CompiledProgram, ResolvedNetwork, bool> holds) => Prop.ForAll(Networks().ToArbitrary(), layers =>
    {
        ResolvedNetwork network = TestNetwork.Of(LossKind.MeanSquaredError, layers);
        CompiledNetwork compiled = NetworkCompiler.Compile(network, CancellationToken.None);
        return holds(compiled.Training, network) && holds(compiled.Inference, network);
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(100));

    private static Gen<LayerModel[]> Networks()
    {
        ActivationKind[] activations = [ActivationKind.Relu, ActivationKind.Tanh, ActivationKind.Silu, ActivationKind.Softmax, ActivationKind.Identity];
        Gen<LayerModel> layer = Gen.OneOf(
            from units in Gen.Choose(2, 70) from activation in Gen.Elements(activations) select TestNetwork.Dense(units, activation),
            Gen.Constant<LayerModel>(new LayerModel.BatchNorm(0.1, 1e-5)),
            Gen.Constant<LayerModel>(new LayerModel.LayerNorm(1e-5)),
            Gen.Constant<LayerModel>(new LayerModel.Dropout(0.2)));
        return from input in Gen.Choose(2, 40)
               from first in Gen.Choose(2, 40)
               from layers in layer.ArrayOf()
               select new[] { TestNetwork.Input(input), TestNetwork.Dense(first, ActivationKind.Relu) }.Concat(layers.Take(6)).Append(TestNetwork.Dense(3, ActivationKind.Identity)).ToArray();
    }
}
