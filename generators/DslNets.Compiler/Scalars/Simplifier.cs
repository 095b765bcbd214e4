using System;

namespace DslNets.Compiler.Scalars;

/// <summary>Makes formulas short. What they compute stays the same but for rounding, for the sign of zeros, and where a factor of zero meets infinity.</summary>
public static class Simplifier
{
    public static Scalar Simplify(Scalar formula)
    {
        Scalar simple = Rewrite(formula.MapParts(Simplify));
        return simple == formula ? formula : Simplify(simple);
    }

    private static Scalar Rewrite(Scalar formula) => formula switch
    {
        Scalar.Unary f => Unary(f),
        Scalar.Binary f => Binary(f),
        Scalar.Select f => Select(f),
        _ => formula,
    };

    private static Scalar Unary(Scalar.Unary f) => (f.Function, f.Operand) switch
    {
        // Not -0: it would only look strange.
        (UnaryFunction.Negate, Scalar.Constant x) => 0 - x.Value,
        (UnaryFunction.Negate, Scalar.Unary { Function: UnaryFunction.Negate } inner) => inner.Operand,
        (UnaryFunction.Negate, Scalar.Binary { Function: BinaryFunction.Subtract } inner) => inner.Right - inner.Left,
        (UnaryFunction.Absolute, Scalar.Constant x) => Math.Abs(x.Value),
        (UnaryFunction.Sign, Scalar.Constant x) => Math.Sign(x.Value),
        (UnaryFunction.SquareRoot, Scalar.Constant { Value: >= 0 } x) => Math.Sqrt(x.Value),
        (UnaryFunction.Exponential, Scalar.Constant x) => Math.Exp(x.Value),
        (UnaryFunction.Logarithm, Scalar.Constant { Value: > 0 } x) => Math.Log(x.Value),
        (UnaryFunction.Negate, Scalar.Select x) when IsConstant(x.Then) || IsConstant(x.Else) => x with { Then = -x.Then, Else = -x.Else },
        _ => f,
    };

    private static Scalar Binary(Scalar.Binary f)
    {
        if (f is { Left: Scalar.Constant left, Right: Scalar.Constant right } && Fold(f.Function, left.Value, right.Value) is { } value)
        {
            return value;
        }

        return f.Function switch
        {
            BinaryFunction.Add => Add(f),
            BinaryFunction.Subtract => Subtract(f),
            BinaryFunction.Multiply => Multiply(f),
            BinaryFunction.Divide => Divide(f),
            BinaryFunction.Power => Power(f),
            _ => f,
        };
    }

    private static double? Fold(BinaryFunction function, double left, double right) => function switch
    {
        BinaryFunction.Add => left + right,
        BinaryFunction.Subtract => left - right,
        BinaryFunction.Multiply => left * right,
        BinaryFunction.Divide when right != 0 => left / right,
        BinaryFunction.Maximum => Math.Max(left, right),
        BinaryFunction.Minimum => Math.Min(left, right),
        BinaryFunction.Power => Math.Pow(left, right),
        _ => null,
    };

    private static Scalar Add(Scalar.Binary f) => (f.Left, f.Right) switch
    {
        (Scalar.Constant { Value: 0 }, var x) => x,
        (var x, Scalar.Constant { Value: 0 }) => x,
        (var x, Scalar.Unary { Function: UnaryFunction.Negate } negated) => x - negated.Operand,
        (Scalar.Unary { Function: UnaryFunction.Negate } negated, var x) => x - negated.Operand,
        (Scalar.Select a, Scalar.Select b) when SameTest(a, b) => a with { Then = a.Then + b.Then, Else = a.Else + b.Else },
        (Scalar.Select x, Scalar.Constant c) when IsConstant(x.Then) && IsConstant(x.Else) => x with { Then = x.Then + c, Else = x.Else + c },
        _ => f,
    };

    private static Scalar Subtract(Scalar.Binary f) => (f.Left, f.Right) switch
    {
        (Scalar.Constant { Value: 0 }, var x) => -x,
        (var x, Scalar.Constant { Value: 0 }) => x,
        (var x, Scalar.Unary { Function: UnaryFunction.Negate } negated) => x + negated.Operand,
        (var x, var y) when x == y => 0,
        _ => f,
    };

    private static Scalar Multiply(Scalar.Binary f) => (f.Left, f.Right) switch
    {
        (Scalar.Constant { Value: 0 }, _) or (_, Scalar.Constant { Value: 0 }) => 0,
        (Scalar.Constant { Value: 1 }, var x) => x,
        (var x, Scalar.Constant { Value: 1 }) => x,
        (Scalar.Constant { Value: -1 }, var x) => -x,
        (var x, Scalar.Constant { Value: -1 }) => -x,
        // Constants stand to the left, so that they meet.
        (not Scalar.Constant, Scalar.Constant c) => c * f.Left,
        (Scalar.Constant a, Scalar.Binary { Function: BinaryFunction.Multiply, Left: Scalar.Constant b } x) => (a.Value * b.Value) * x.Right,
        (var x, Scalar.Binary { Function: BinaryFunction.Multiply, Left: Scalar.Constant c } y) => c * (x * y.Right),
        (Scalar.Binary { Function: BinaryFunction.Multiply, Left: Scalar.Constant c } x, var y) => c * (x.Right * y),
        (Scalar.Unary { Function: UnaryFunction.Negate } x, var y) => -(x.Operand * y),
        (var x, Scalar.Unary { Function: UnaryFunction.Negate } y) => -(x * y.Operand),
        // A factor goes into a choice, so that a choice between something and nothing stays visible as one.
        (Scalar.Select a, Scalar.Select b) when SameTest(a, b) => a with { Then = a.Then * b.Then, Else = a.Else * b.Else },
        (Scalar.Select x, var y) when IsConstant(x.Then) || IsConstant(x.Else) => x with { Then = x.Then * y, Else = x.Else * y },
        (var x, Scalar.Select y) when IsConstant(y.Then) || IsConstant(y.Else) => y with { Then = x * y.Then, Else = x * y.Else },
        _ => f,
    };

    private static Scalar Divide(Scalar.Binary f) => (f.Left, f.Right) switch
    {
        (Scalar.Constant { Value: 0 }, _) => 0,
        (var x, Scalar.Constant { Value: not 0 } c) => (1 / c.Value) * x,
        (Scalar.Unary { Function: UnaryFunction.Negate } x, var y) => -(x.Operand / y),
        _ => f,
    };

    private static Scalar Power(Scalar.Binary f) => f.Right switch
    {
        Scalar.Constant { Value: 0 } => 1,
        Scalar.Constant { Value: 1 } => f.Left,
        Scalar.Constant { Value: 2 } => f.Left * f.Left,
        Scalar.Constant { Value: 3 } => f.Left * f.Left * f.Left,
        Scalar.Constant { Value: 0.5 } => new Scalar.Unary(UnaryFunction.SquareRoot, f.Left),
        Scalar.Constant { Value: -1 } => 1 / f.Left,
        _ => f,
    };

    private static Scalar Select(Scalar.Select f)
    {
        if (f.Then == f.Else)
        {
            return f.Then;
        }

        if (f is { Left: Scalar.Constant left, Right: Scalar.Constant right })
        {
            return Holds(f.Comparison, left.Value, right.Value) ? f.Then : f.Else;
        }

        Scalar then = f.Then is Scalar.Select inThen && SameTest(f, inThen) ? inThen.Then : f.Then;
        Scalar otherwise = f.Else is Scalar.Select inElse && SameTest(f, inElse) ? inElse.Else : f.Else;
        return f with { Then = then, Else = otherwise };
    }

    public static bool SameTest(Scalar.Select a, Scalar.Select b) => a.Comparison == b.Comparison && a.Left == b.Left && a.Right == b.Right;

    private static bool IsConstant(Scalar formula) => formula is Scalar.Constant;

    private static bool Holds(Comparison comparison, double left, double right) => comparison switch
    {
        Comparison.Equal => left == right,
        Comparison.NotEqual => left != right,
        Comparison.Less => left < right,
        Comparison.LessOrEqual => left <= right,
        Comparison.Greater => left > right,
        _ => left >= right,
    };
}
