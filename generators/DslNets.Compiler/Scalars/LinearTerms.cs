using System;
using System.Collections.Generic;
using System.Linq;

namespace DslNets.Compiler.Scalars;

/// <summary>Writes a formula as a sum of terms, each with a factor in front that only reads certain inputs: what a sum over the others may take out of the sum.</summary>
/// <param name="isFactor">Which inputs may stand in a factor.</param>
public sealed class LinearTerms(Func<int, bool> isFactor)
{
    /// <summary>The terms, none twice; what reads nothing but factors is a factor of 1.</summary>
    public IReadOnlyList<(Scalar Factor, Scalar Term)> Of(Scalar formula) => Terms(formula)
        .Select(part => (part.Factor, Term: Simplifier.Simplify(part.Term)))
        .GroupBy(part => part.Term)
        .Select(group => (Simplifier.Simplify(group.Select(part => part.Factor).Aggregate((sum, next) => sum + next)), group.Key))
        .ToList();

    private IReadOnlyList<(Scalar Factor, Scalar Term)> Terms(Scalar formula) => formula switch
    {
        _ when IsFactor(formula) => [(formula, 1)],
        Scalar.Unary { Function: UnaryFunction.Negate } f => Scaled(Terms(f.Operand), factor => -factor),
        Scalar.Binary { Function: BinaryFunction.Add } f => [.. Terms(f.Left), .. Terms(f.Right)],
        Scalar.Binary { Function: BinaryFunction.Subtract } f => [.. Terms(f.Left), .. Scaled(Terms(f.Right), factor => -factor)],
        Scalar.Binary { Function: BinaryFunction.Multiply } f when IsFactor(f.Left) => Scaled(Terms(f.Right), factor => f.Left * factor),
        Scalar.Binary { Function: BinaryFunction.Multiply } f when IsFactor(f.Right) => Scaled(Terms(f.Left), factor => factor * f.Right),
        Scalar.Binary { Function: BinaryFunction.Divide } f when IsFactor(f.Right) => Scaled(Terms(f.Left), factor => factor / f.Right),
        Scalar.Select { Else: Scalar.Constant { Value: 0 } } f => Terms(f.Then).Select(part => (part.Factor, (Scalar)(f with { Then = part.Term }))).ToList(),
        _ => [Product(formula)],
    };

    /// <summary>The factors of a product. A sum in it stays whole: x (y - mean) written out as x y - mean x would lose the digits that both have in common.</summary>
    private (Scalar Factor, Scalar Term) Product(Scalar formula)
    {
        if (IsFactor(formula))
        {
            return (formula, 1);
        }

        if (formula is not Scalar.Binary { Function: BinaryFunction.Multiply } f)
        {
            return (1, formula);
        }

        (Scalar Factor, Scalar Term) left = Product(f.Left);
        (Scalar Factor, Scalar Term) right = Product(f.Right);
        return (left.Factor * right.Factor, left.Term * right.Term);
    }

    private bool IsFactor(Scalar formula) => !formula.IsPositional() && formula.InputsUsed().All(isFactor);

    private static IReadOnlyList<(Scalar Factor, Scalar Term)> Scaled(IReadOnlyList<(Scalar Factor, Scalar Term)> terms, Func<Scalar, Scalar> scale) =>
        terms.Select(term => (scale(term.Factor), term.Term)).ToList();
}
