using DslNets.Compiler.Fusion;
using DslNets.Compiler.Ir;
using DslNets.Compiler.Model;
using DslNets.Compiler.Scalars;
using DslNets.Compiler.Tests.Scalars;
using FsCheck;
using FsCheck.Fluent;
using static DslNets.Compiler.Scalars.Formula;

namespace DslNets.Compiler.Tests.Fusion;

public class BatchSumsTests
{
    private const int Channels = 3;
    private const int Positions = 2;

    [Fact]
    public void Sums_without_their_factor_keep_their_value() => ForRandomFormulas((builder, operands, formula) =>
    {
        Value sum = Sum(builder, "sum", formula, operands);
        return (sum, BatchSums.WithoutFactor(builder, sum, Positions, formula, operands));
    });

    [Fact]
    public void Sums_from_known_sums_keep_their_value() => ForRandomFormulas((builder, operands, formula) =>
    {
        IrBuilder other = builder.Branch();
        Value sum = Sum(other, "sum", formula, operands);
        foreach ((Scalar _, Scalar term) in new LinearTerms(input => operands[input].Kind == ValueKind.Feature).Of(formula).Where(term => term.Term is not Scalar.Constant))
        {
            Sum(builder, "term", term, operands);
        }

        Value? total = BatchSums.FromKnown(builder, sum, Positions, formula, operands);
        Assert.NotNull(total);
        return (sum, total);
    });

    [Fact]
    public void A_factor_is_multiplied_after_summing()
    {
        (IrBuilder builder, Value[] operands) = Batch();
        Scalar formula = X * Operand(2);
        Value total = BatchSums.WithoutFactor(builder, Sum(builder, "sum", formula, operands), Positions, formula, operands)!;
        Assert.Equal(ValueKind.Feature, total.Kind);
        Operation.ReduceBatch inner = Assert.Single(total.Operands.Select(operand => operand.Definition).OfType<Operation.ReduceBatch>());
        Assert.Equal((X, operands[0]), (inner.Formula, Assert.Single(inner.Inputs)));
    }

    [Fact]
    public void Sums_of_several_terms_and_sums_without_a_factor_stay()
    {
        (IrBuilder builder, Value[] operands) = Batch();
        foreach (Scalar formula in new[] { X * Operand(1), X - Operand(2), (X * Operand(2)) + Operand(1) })
        {
            Assert.Null(BatchSums.WithoutFactor(builder, Sum(builder, "sum", formula, operands), Positions, formula, operands));
        }
    }

    [Fact]
    public void A_sum_is_not_known_before_all_of_its_terms_are()
    {
        (IrBuilder builder, Value[] operands) = Batch();
        Scalar formula = (X * Operand(2)) + Operand(1);
        Value sum = Sum(builder.Branch(), "sum", formula, operands);
        Assert.Null(BatchSums.FromKnown(builder, sum, Positions, formula, operands));
        Sum(builder, "first", X, operands);
        Assert.Null(BatchSums.FromKnown(builder, sum, Positions, formula, operands));
        Sum(builder, "second", Operand(1), operands);
        Assert.NotNull(BatchSums.FromKnown(builder, sum, Positions, formula, operands));
    }

    private static void ForRandomFormulas(Func<IrBuilder, Value[], Scalar, (Value Sum, Value? Total)> rewrite) => Prop.ForAll(RandomFormulas.Of(inputs: 4), random =>
    {
        // Sums are asked for simple formulas only.
        Scalar formula = Simplifier.Simplify(random);
        (IrBuilder builder, Value[] operands) = Batch();
        (Value sum, Value? total) = rewrite(builder, operands, formula);
        for (int channel = 0; channel < Channels && total is not null; channel++)
        {
            double expected = BatchValues.At(sum, 0, 0, channel);
            double actual = BatchValues.At(total, 0, 0, channel);
            bool isSame = !double.IsFinite(expected) || Math.Abs(expected) > 1e6 || Math.Abs(expected - actual) <= 1e-7 * Math.Max(1, Math.Abs(expected));
            Assert.True(isSame, $"{IrPrinter.Print(sum)} is {expected}, but {IrPrinter.Print(total)} is {actual}");
        }
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(500));

    private static Value Sum(IrBuilder builder, string name, Scalar formula, Value[] operands) => builder.ReduceBatch(name, Channels, Positions, formula, operands);

    /// <summary>Two images of the batch, and two tensors with a number for each channel.</summary>
    private static (IrBuilder Builder, Value[] Operands) Batch()
    {
        var builder = new IrBuilder();
        return (builder,
        [
            builder.Port("x", PortRole.Input, 0, Channels * Positions, Positions),
            builder.Port("y", PortRole.Input, 1, Channels * Positions, Positions),
            builder.Tensor(Tensor("mean"), 0),
            builder.Tensor(Tensor("scale"), 1),
        ]);
    }

    private static TensorModel Tensor(string name) => new(name, 0, Channels, 0, new InitializerModel(InitializerKind.Zeros), IsState: false, IsFrozen: false, Decays: false);
}
