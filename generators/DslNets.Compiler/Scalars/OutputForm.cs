using System.Collections.Generic;
using System.Linq;

namespace DslNets.Compiler.Scalars;

/// <summary>
/// Writes a derivative with the output of its formula instead of the input, where that is possible: tanh' = 1 - y^2, relu' = (y > 0), dropout(relu)' = (y > 0) / (1 - rate).
/// Then backward needs only what the next layer keeps anyway, and the input may be overwritten.
/// </summary>
public static class OutputForm
{
    /// <summary>The derivative with <paramref name="output"/> for the formula's value; it may still read the inputs where no way round was found.</summary>
    public static Scalar Of(Scalar derivative, Scalar formula, Scalar output)
    {
        Scalar rewritten = derivative.Replace(formula, output);

        // y = x > 0 ? positive : not positive. Then x > 0 can be read off y.
        if (formula is Scalar.Select { Comparison: Comparison.Greater, Right: Scalar.Constant { Value: 0 } } choice
            && IsPositive(choice.Then, choice.Left) && IsNotPositive(choice.Else, choice.Left))
        {
            rewritten = ReplaceTest(rewritten, choice, output);
        }

        // y = (all tests hold) ? positive : 0, and y' = (the same tests hold) ? slope : 0.
        List<Scalar.Select> tests = Tests(formula, out Scalar body);
        List<Scalar.Select> slopeTests = Tests(derivative, out Scalar slope);
        if (tests.Count > 0 && tests.Count == slopeTests.Count && tests.All(test => slopeTests.Any(other => Simplifier.SameTest(test, other)))
            && tests.Any(test => test is { Comparison: Comparison.Greater, Right: Scalar.Constant { Value: 0 } } && IsPositive(body, test.Left)))
        {
            rewritten = Formula.IfPositive(output, slope, 0);
        }

        return Simplifier.Simplify(rewritten);
    }

    /// <summary>The tests that must all hold for the formula not to be zero, and its value then.</summary>
    private static List<Scalar.Select> Tests(Scalar formula, out Scalar body)
    {
        var tests = new List<Scalar.Select>();
        body = formula;
        while (body is Scalar.Select { Else: Scalar.Constant { Value: 0 } } choice)
        {
            tests.Add(choice);
            body = choice.Then;
        }

        return tests;
    }

    private static Scalar ReplaceTest(Scalar formula, Scalar.Select test, Scalar output)
    {
        Scalar rebuilt = formula.MapParts(part => ReplaceTest(part, test, output));
        return rebuilt is Scalar.Select choice && Simplifier.SameTest(choice, test) ? choice with { Left = output } : rebuilt;
    }

    private static bool IsPositive(Scalar formula, Scalar positive) => formula == positive || formula switch
    {
        Scalar.Constant c => c.Value > 0,
        Scalar.Unary { Function: UnaryFunction.Exponential or UnaryFunction.Sigmoid or UnaryFunction.Softplus } => true,
        Scalar.Binary { Function: BinaryFunction.Add or BinaryFunction.Multiply or BinaryFunction.Divide } f =>
            IsPositive(f.Left, positive) && IsPositive(f.Right, positive),
        _ => false,
    };

    private static bool IsNotPositive(Scalar formula, Scalar notPositive) => formula == notPositive || formula switch
    {
        Scalar.Constant c => c.Value <= 0,
        Scalar.Binary { Function: BinaryFunction.Multiply, Left: Scalar.Constant { Value: > 0 } } f => IsNotPositive(f.Right, notPositive),
        // e^x - 1, as in elu.
        Scalar.Binary { Function: BinaryFunction.Subtract, Left: Scalar.Unary { Function: UnaryFunction.Exponential } e, Right: Scalar.Constant { Value: 1 } } => e.Operand == notPositive,
        _ => false,
    };
}
