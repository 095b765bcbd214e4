using DslNets.Compiler.Scalars;
using FsCheck;
using FsCheck.Fluent;
using static DslNets.Compiler.Scalars.Formula;

namespace DslNets.Compiler.Tests.Scalars;

public class LinearTermsTests
{
    private static readonly string[] Names = ["x", "mean", "dy", "scale"];
    private static readonly Scalar Mean = Operand(1);
    private static readonly Scalar DY = Operand(2);
    private static readonly Scalar Scale = Operand(3);

    /// <summary>Mean and scale have a number for each channel.</summary>
    private static readonly LinearTerms Terms = new(input => input is 1 or 3);

    [Fact]
    public void Terms_times_their_factors_add_up_to_the_formula() => ForRandomFormulas((formula, terms) =>
    {
        foreach (double[] point in new double[][] { [0.7, -1.3, 0.2, 2.1], [-2.1, 0.4, 1.5, -0.3], [3.5, 2.5, -0.6, 1.1] })
        {
            double expected = ScalarValue.Of(formula, point);
            double[] products = [.. terms.Select(term => ScalarValue.Of(term.Factor, point) * ScalarValue.Of(term.Term, point))];
            double scale = Math.Max(1, products.Sum(Math.Abs));
            bool isSame = !double.IsFinite(expected) || scale > 1e6 || Math.Abs(expected - products.Sum()) <= 1e-9 * scale;
            Assert.True(isSame, $"{ScalarPrinter.Print(formula, Names)} is {expected}, but {Print(terms)} is {products.Sum()}");
        }
    });

    [Fact]
    public void Factors_read_nothing_else_and_no_term_stands_twice() => ForRandomFormulas((formula, terms) =>
    {
        Assert.All(terms, term => Assert.All(term.Factor.InputsUsed(), input => Assert.True(input is 1 or 3, Print(terms))));
        Assert.Distinct(terms.Select(term => term.Term));
    });

    [Fact]
    public void Factors_are_taken_out_of_products_sums_and_choices()
    {
        AssertTerms("scale: x", X * Scale);
        AssertTerms("0.5 * scale: x", 0.5 * (Scale * X));
        AssertTerms("1 / scale: x", X / Scale);
        AssertTerms("mean * scale: x * dy", (Mean * X) * (DY * Scale));
        AssertTerms("1: x; -mean: 1", X - Mean);
        AssertTerms("scale: x; scale: dy", Scale * (X + DY));
        AssertTerms("-scale: dy", -(Scale * DY));
        AssertTerms("scale: x > 0 ? dy : 0", IfPositive(X, Scale * DY, 0));
        AssertTerms("mean + 3: 1", Mean + 3);
    }

    [Fact]
    public void Equal_terms_are_joined()
    {
        AssertTerms("scale + mean: x", (Scale * X) + (X * Mean));
        AssertTerms("scale + 1: x; mean: 1", (Scale * X) + Mean + X);
    }

    /// <summary>Written out, sums of x dy and mean dy would have most of their digits in common, and lose them.</summary>
    [Fact]
    public void A_sum_in_a_product_stays_whole()
    {
        AssertTerms("1: dy * (x - mean)", DY * (X - Mean));
        AssertTerms("scale: (x - mean) * dy", (X - Mean) * DY * Scale);
    }

    [Fact]
    public void What_depends_on_the_place_is_no_factor() => AssertTerms("1: x * feature", X * new Scalar.FeatureIndex());

    private static void ForRandomFormulas(Action<Scalar, IReadOnlyList<(Scalar Factor, Scalar Term)>> check) =>
        Prop.ForAll(RandomFormulas.Of(inputs: 4), formula => check(formula, Terms.Of(formula))).Check(Config.QuickThrowOnFailure.WithMaxTest(1000));

    private static void AssertTerms(string expected, Scalar formula) => Assert.Equal(expected, Print(Terms.Of(formula)));

    private static string Print(IEnumerable<(Scalar Factor, Scalar Term)> terms) =>
        string.Join("; ", terms.Select(term => $"{ScalarPrinter.Print(term.Factor, Names)}: {ScalarPrinter.Print(term.Term, Names)}"));
}
