using DslNets.Compiler.Scalars;
using FsCheck;
using FsCheck.Fluent;
using static DslNets.Compiler.Scalars.Formula;

namespace DslNets.Compiler.Tests.Scalars;

/// <summary>Random formulas of some inputs.</summary>
internal static class RandomFormulas
{
    public static Arbitrary<Scalar> Of(int inputs) => Gen.Sized(size => Formulas(inputs, Math.Min(size / 8, 5))).ToArbitrary();

    private static Gen<Scalar> Formulas(int inputs, int depth)
    {
        Gen<Scalar> leaf = Gen.OneOf(
            Gen.Choose(-3, 3).Select(value => (Scalar)new Scalar.Constant(value)),
            Gen.Choose(0, inputs - 1).Select(index => (Scalar)new Scalar.Input(index)));
        if (depth == 0)
        {
            return leaf;
        }

        Gen<Scalar> inner = Formulas(inputs, depth - 1);
        UnaryFunction[] unary = [UnaryFunction.Negate, UnaryFunction.Absolute, UnaryFunction.Sine, UnaryFunction.HyperbolicTangent, UnaryFunction.Sigmoid];
        BinaryFunction[] binary = [BinaryFunction.Add, BinaryFunction.Subtract, BinaryFunction.Multiply, BinaryFunction.Maximum, BinaryFunction.Minimum];
        return Gen.OneOf(
            leaf,
            from function in Gen.Elements(unary) from x in inner select (Scalar)new Scalar.Unary(function, x),
            from function in Gen.Elements(binary) from a in inner from b in inner select (Scalar)new Scalar.Binary(function, a, b),
            // Never by zero: the sign of a zero may change, and with it an infinity.
            from a in inner from b in inner select a / (1 + Abs(b)),
            // Comparisons of leaves only: a last bit that differs must not decide between two branches.
            from comparison in Gen.Elements(Enum.GetValues<Comparison>()) from a in leaf from b in leaf from t in inner from e in inner
            select (Scalar)new Scalar.Select(comparison, a, b, t, e));
    }
}
