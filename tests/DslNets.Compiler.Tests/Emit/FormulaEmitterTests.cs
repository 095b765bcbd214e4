using DslNets.Compiler.Emit;
using DslNets.Compiler.Scalars;
using static DslNets.Compiler.Scalars.Formula;

namespace DslNets.Compiler.Tests.Emit;

public class FormulaEmitterTests
{
    /// <summary>The second operand of MaxNative is what a comparison with NaN leaves.</summary>
    [Fact]
    public void Relu_is_a_maximum_that_keeps_what_is_not_a_number() =>
        Assert.Equal("Vector256.MaxNative(Vector256<float>.Zero, x0)", Emit(IfPositive(X, X, 0)));

    [Fact]
    public void Relu_with_a_factor_is_a_maximum_times_the_factor()
    {
        Assert.Equal("(Vector256.Create(1.25f) * Vector256.MaxNative(Vector256<float>.Zero, x0))", Emit(1.25 * IfPositive(X, X, 0)));
        Assert.Equal("(x1 * Vector256.MaxNative(Vector256<float>.Zero, x0))", Emit(IfPositive(X, X * Operand(1), 0)));
        Assert.Equal("(x1 * Vector256.MaxNative(Vector256<float>.Zero, x0))", Emit(IfPositive(X, Operand(1) * X, 0)));
    }

    [Fact]
    public void A_formula_for_positive_numbers_only_stays_a_choice()
    {
        Assert.Contains("ConditionalSelect", Emit(IfPositive(X, X * Log(X), 0)), StringComparison.Ordinal);
        Assert.Contains("ConditionalSelect", Emit(IfPositive(X, X * X, 0)), StringComparison.Ordinal);
        Assert.Contains("ConditionalSelect", Emit(IfPositive(X, Operand(1), 0)), StringComparison.Ordinal);
    }

    [Fact]
    public void Parts_that_occur_twice_are_computed_once()
    {
        var writer = new SourceWriter();
        Assert.Equal("(t0 * t0)", Emit((X + 1) * (X + 1), writer));
        Assert.Equal("var t0 = (x0 + Vector256<float>.One);\n", writer.ToString());
    }

    private static string Emit(Scalar formula, SourceWriter? writer = null) =>
        new FormulaEmitter(new VectorType(256, Model.Precision.Single), writer ?? new SourceWriter(), input => $"x{input}", Positions.None).Emit(Simplifier.Simplify(formula), "t");
}
