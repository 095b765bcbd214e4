using DslNets.Compiler.Scalars;
using FsCheck;
using FsCheck.Fluent;
using static DslNets.Compiler.Scalars.Formula;

namespace DslNets.Compiler.Tests.Scalars;

public class SimplifierTests
{
    private static readonly string[] Names = ["x", "y"];

    [Fact]
    public void Random_formulas_keep_their_value()
    {
        Arbitrary<Scalar> formulas = RandomFormulas.Of(inputs: 2);
        Prop.ForAll(formulas, formula =>
        {
            Scalar simple = Simplifier.Simplify(formula);
            foreach ((double x, double y) in new[] { (0.7, -1.3), (-2.1, 0.4), (3.5, 2.5) })
            {
                double expected = ScalarValue.Of(formula, x, y);
                double actual = ScalarValue.Of(simple, x, y);
                bool isSame = !double.IsFinite(expected) || Math.Abs(expected) > 1e6 || Math.Abs(expected - actual) <= 1e-9 * Math.Max(1, Math.Abs(expected));
                Assert.True(isSame, $"{ScalarPrinter.Print(formula, Names)} at ({x}, {y}) is {expected}, but {ScalarPrinter.Print(simple, Names)} is {actual}");
            }
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(2000));
    }

    [Fact]
    public void Simplifying_twice_changes_nothing() => Prop.ForAll(
        RandomFormulas.Of(inputs: 2),
        formula => Simplifier.Simplify(Simplifier.Simplify(formula)) == Simplifier.Simplify(formula)).Check(Config.QuickThrowOnFailure.WithMaxTest(1000));

    [Fact]
    public void Neutral_elements_disappear()
    {
        AssertSimple("x", (X * 1) + 0);
        AssertSimple("0", X * 0);
        AssertSimple("-x", 0 - X);
        AssertSimple("x", -(-X));
        AssertSimple("6 * x", 2 * (3 * X));
        AssertSimple("0.25 * x", X / 4);
        AssertSimple("x - y", X + -Operand(1));
        AssertSimple("x * x", Power(X, 2));
        AssertSimple("y - x", -(X - Operand(1)));
    }

    [Fact]
    public void A_factor_goes_into_a_choice_with_nothing()
    {
        AssertSimple("x > 0 ? 3 * x : 0", 3 * IfPositive(X, X, 0));
        AssertSimple("x > 0 ? y : 0", Operand(1) * IfPositive(X, 1, 0));
    }

    [Fact]
    public void A_choice_inside_the_same_choice_is_made_once() => AssertSimple("x > 0 ? y : 1", IfPositive(X, IfPositive(X, Operand(1), 2), 1));

    private static void AssertSimple(string expected, Scalar formula) => Assert.Equal(expected, ScalarPrinter.Print(Simplifier.Simplify(formula), Names));
}
