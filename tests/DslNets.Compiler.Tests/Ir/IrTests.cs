using DslNets.Compiler.Ir;
using DslNets.Compiler.Model;
using DslNets.Compiler.Scalars;
using DslNets.Testing;

namespace DslNets.Compiler.Tests.Ir;

/// <summary>The program of small networks, as it is printed. What backpropagation comes to can be read here.</summary>
public class IrTests
{
    [Fact]
    public void Classifier() => Snapshot.Verify(Dump(
        LossKind.CrossEntropy, TestNetwork.Input(4), TestNetwork.Dense(8, ActivationKind.Relu), new LayerModel.Dropout(0.25), TestNetwork.Dense(3, ActivationKind.Softmax)));

    [Fact]
    public void Regression_with_tanh_and_silu() => Snapshot.Verify(Dump(
        LossKind.MeanSquaredError, TestNetwork.Input(2), TestNetwork.Dense(5, ActivationKind.Tanh), TestNetwork.Dense(5, ActivationKind.Silu), TestNetwork.Dense(1, ActivationKind.Identity)));

    [Fact]
    public void Batch_normalisation() => Snapshot.Verify(Dump(
        LossKind.BinaryCrossEntropy, TestNetwork.Input(2), TestNetwork.Dense(4, ActivationKind.Identity), new LayerModel.BatchNorm(0.1, 1e-5), TestNetwork.Dense(1, ActivationKind.Sigmoid)));

    [Fact]
    public void Recurrent_layers() => Snapshot.Verify(Dump(
        LossKind.MeanSquaredError,
        new LayerModel.Input(EquatableArray.Of(5, 3)),
        new LayerModel.Recurrent(RecurrentKind.Gru, 4, ActivationModel.Identity) { ReturnSequences = true },
        new LayerModel.Recurrent(RecurrentKind.Lstm, 2, ActivationModel.Identity)));

    [Fact]
    public void Variational_autoencoder() => Snapshot.Verify(Dump(
        LossKind.BinaryCrossEntropy,
        TestNetwork.Input(4),
        new LayerModel.GaussianNoise(0.1),
        TestNetwork.Dense(3, ActivationKind.Relu),
        new LayerModel.GaussianSample(2),
        TestNetwork.Dense(4, ActivationKind.Sigmoid)));

    [Fact]
    public void Jump_connection() => Snapshot.Verify(Dump(
        LossKind.MeanAbsoluteError,
        TestNetwork.Input(3),
        TestNetwork.Dense(3, ActivationKind.Relu) with { Name = "a" },
        TestNetwork.Dense(3, ActivationKind.Relu),
        new LayerModel.Add(EquatableArray.Of("a")),
        new LayerModel.Concat(EquatableArray.Of("a")),
        TestNetwork.Dense(2, ActivationKind.Identity)));

    [Fact]
    public void Verifier_finds_a_planted_mistake()
    {
        var builder = new IrBuilder();
        Value x = builder.Port("x", PortRole.Input, 0, 3);
        Value other = builder.Port("other", PortRole.Input, 1, 4);
        Value wrong = builder.Map("wrong", ValueKind.Batch, 4, 1, Formula.X + Formula.Operand(1), x, other);
        var program = new IrProgram(false, [], [x, other], [new Section(SectionKind.Forward, [wrong], [], [])], [wrong], null);
        Assert.Contains("wrong mixes operands of different shapes", Assert.Throws<InvalidOperationException>(() => IrVerifier.Verify(program)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Verifier_finds_a_value_that_is_read_before_it_is_defined()
    {
        var builder = new IrBuilder();
        Value x = builder.Port("x", PortRole.Input, 0, 3);
        Value first = builder.Map("first", -Formula.X, x);
        Value second = builder.Map("second", -Formula.Exp(Formula.X), first);
        var program = new IrProgram(false, [], [x], [new Section(SectionKind.Forward, [second, first], [], [])], [second], null);
        Assert.Throws<InvalidOperationException>(() => IrVerifier.Verify(program));
    }

    private static string Dump(LossKind loss, params LayerModel[] layers) =>
        "training\n" + IrPrinter.Print(NetworkCompiler.Lower(TestNetwork.Of(loss, layers), isTraining: true))
        + "\ninference\n" + IrPrinter.Print(NetworkCompiler.Lower(TestNetwork.Of(loss, layers), isTraining: false));
}
