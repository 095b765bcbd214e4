using System;
using static DslNets.Compiler.Scalars.Formula;

namespace DslNets.Compiler.Scalars;

/// <summary>The derivative of a formula: the only place that knows how functions differentiate.</summary>
public static class Derivative
{
    private const double TwoBySquareRootOfPi = 1.1283791670955126;

    /// <summary>The simplified derivative with respect to one input.</summary>
    public static Scalar Of(Scalar formula, int input) => Simplifier.Simplify(Derive(formula, input));

    private static Scalar Derive(Scalar formula, int input) => formula switch
    {
        Scalar.Constant or Scalar.FeatureIndex or Scalar.StepNumber or Scalar.Uniform or Scalar.SampleCount => 0,
        Scalar.Input x => x.Index == input ? 1 : 0,
        Scalar.Unary f => Derive(f.Operand, input) * Slope(f),
        Scalar.Binary f => Derive(f, input),
        Scalar.Select f => f with { Then = Derive(f.Then, input), Else = Derive(f.Else, input) },
        _ => throw new InvalidOperationException($"No derivative is known of {formula}."),
    };

    /// <summary>f'(x), written with f(x) itself where that is shorter, because f(x) is at hand.</summary>
    private static Scalar Slope(Scalar.Unary f) => f.Function switch
    {
        UnaryFunction.Negate => -1,
        UnaryFunction.Absolute => Sign(f.Operand),
        UnaryFunction.Sign or UnaryFunction.Floor => 0,
        UnaryFunction.SquareRoot => 0.5 / f,
        UnaryFunction.Exponential => f,
        UnaryFunction.Logarithm => 1 / f.Operand,
        UnaryFunction.Sine => Cos(f.Operand),
        UnaryFunction.Cosine => -Sin(f.Operand),
        UnaryFunction.HyperbolicTangent => 1 - (f * f),
        UnaryFunction.Sigmoid => f * (1 - f),
        UnaryFunction.Softplus => Sigmoid(f.Operand),
        UnaryFunction.ErrorFunction => TwoBySquareRootOfPi * Exp(-(f.Operand * f.Operand)),
        _ => throw new InvalidOperationException($"No derivative is known of {f.Function}."),
    };

    private static Scalar Derive(Scalar.Binary f, int input)
    {
        Scalar left = Derive(f.Left, input);
        Scalar right = Derive(f.Right, input);
        return f.Function switch
        {
            BinaryFunction.Add => left + right,
            BinaryFunction.Subtract => left - right,
            BinaryFunction.Multiply => (left * f.Right) + (f.Left * right),
            BinaryFunction.Divide => (left - (f * right)) / f.Right,
            // At a tie the right one decides: the derivative of Max(x, 0) at 0 is 0, as PyTorch's.
            BinaryFunction.Maximum => new Scalar.Select(Comparison.Greater, f.Left, f.Right, left, right),
            BinaryFunction.Minimum => new Scalar.Select(Comparison.Less, f.Left, f.Right, left, right),
            BinaryFunction.Power when f.Right is Scalar.Constant exponent => exponent * Power(f.Left, exponent.Value - 1) * left,
            BinaryFunction.Power => (f.Right * Power(f.Left, f.Right - 1) * left) + (f * right * Log(f.Left)),
            _ => throw new InvalidOperationException($"No derivative is known of {f.Function}."),
        };
    }
}
