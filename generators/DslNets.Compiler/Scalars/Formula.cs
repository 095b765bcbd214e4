using System;

namespace DslNets.Compiler.Scalars;

/// <summary>Writes formulas the way mathematics does: <c>Sigmoid(x) * (1 - Tanh(x))</c>.</summary>
public static class Formula
{
    /// <summary>The first operand, usually x.</summary>
    public static readonly Scalar X = new Scalar.Input(0);

    public static Scalar Operand(int index) => new Scalar.Input(index);

    public static Scalar Abs(Scalar x) => new Scalar.Unary(UnaryFunction.Absolute, x);

    public static Scalar Sign(Scalar x) => new Scalar.Unary(UnaryFunction.Sign, x);

    public static Scalar Floor(Scalar x) => new Scalar.Unary(UnaryFunction.Floor, x);

    public static Scalar Sqrt(Scalar x) => new Scalar.Unary(UnaryFunction.SquareRoot, x);

    public static Scalar Exp(Scalar x) => new Scalar.Unary(UnaryFunction.Exponential, x);

    public static Scalar Log(Scalar x) => new Scalar.Unary(UnaryFunction.Logarithm, x);

    public static Scalar Sin(Scalar x) => new Scalar.Unary(UnaryFunction.Sine, x);

    public static Scalar Cos(Scalar x) => new Scalar.Unary(UnaryFunction.Cosine, x);

    public static Scalar Tanh(Scalar x) => new Scalar.Unary(UnaryFunction.HyperbolicTangent, x);

    public static Scalar Sigmoid(Scalar x) => new Scalar.Unary(UnaryFunction.Sigmoid, x);

    public static Scalar Softplus(Scalar x) => new Scalar.Unary(UnaryFunction.Softplus, x);

    public static Scalar Erf(Scalar x) => new Scalar.Unary(UnaryFunction.ErrorFunction, x);

    public static Scalar Power(Scalar x, Scalar exponent) => new Scalar.Binary(BinaryFunction.Power, x, exponent);

    public static Scalar Max(Scalar a, Scalar b) => new Scalar.Binary(BinaryFunction.Maximum, a, b);

    public static Scalar Min(Scalar a, Scalar b) => new Scalar.Binary(BinaryFunction.Minimum, a, b);

    /// <summary>A standard normal random number from two uniform ones (Box and Muller 1958). 1 - u lies in (0, 1], where the logarithm is finite.</summary>
    /// <param name="salt">The place of a layer. The second number has its complement, which is no place.</param>
    public static Scalar StandardNormal(int salt) => Sqrt(-2 * Log(1 - new Scalar.Uniform(salt))) * Cos(2 * Math.PI * new Scalar.Uniform(~salt));

    /// <summary>x > 0 ? then : otherwise.</summary>
    public static Scalar IfPositive(Scalar x, Scalar then, Scalar otherwise) => new Scalar.Select(Comparison.Greater, x, 0, then, otherwise);

    public static Scalar If(Scalar left, Comparison comparison, Scalar right, Scalar then, Scalar otherwise) =>
        new Scalar.Select(comparison, left, right, then, otherwise);
}
