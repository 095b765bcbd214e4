using System;
using System.Collections.Generic;
using System.Linq;

namespace DslNets.Compiler.Scalars;

/// <summary>Walks over formulas: rebuilding them, replacing parts, counting.</summary>
public static class Rewriting
{
    /// <summary>The formula with each direct part replaced.</summary>
    public static Scalar MapParts(this Scalar formula, Func<Scalar, Scalar> replace) => formula switch
    {
        Scalar.Unary f => f with { Operand = replace(f.Operand) },
        Scalar.Binary f => f with { Left = replace(f.Left), Right = replace(f.Right) },
        Scalar.Select f => f with { Left = replace(f.Left), Right = replace(f.Right), Then = replace(f.Then), Else = replace(f.Else) },
        _ => formula,
    };

    public static IEnumerable<Scalar> Parts(this Scalar formula) => formula switch
    {
        Scalar.Unary f => [f.Operand],
        Scalar.Binary f => [f.Left, f.Right],
        Scalar.Select f => [f.Left, f.Right, f.Then, f.Else],
        _ => [],
    };

    /// <summary>The formula and all formulas inside it.</summary>
    public static IEnumerable<Scalar> Descend(this Scalar formula) => formula.Parts().SelectMany(Descend).Prepend(formula);

    /// <summary>The formula with inputs replaced by formulas.</summary>
    public static Scalar Substitute(this Scalar formula, Func<int, Scalar> inputs) =>
        formula is Scalar.Input x ? inputs(x.Index) : formula.MapParts(part => part.Substitute(inputs));

    /// <summary>The formula with every occurrence of a part replaced.</summary>
    public static Scalar Replace(this Scalar formula, Scalar part, Scalar by) =>
        formula == part ? by : formula.MapParts(inner => inner.Replace(part, by));

    /// <summary>The indexes of the inputs it reads, ascending.</summary>
    public static IReadOnlyList<int> InputsUsed(this Scalar formula) =>
        formula.Descend().OfType<Scalar.Input>().Select(input => input.Index).Distinct().OrderBy(index => index).ToList();

    /// <summary>A rough count of instructions per element; functions such as exp count as many.</summary>
    public static int Cost(this Scalar formula) => formula.Descend().Distinct().Sum(part => part switch
    {
        Scalar.Unary { Function: UnaryFunction.Negate or UnaryFunction.Absolute or UnaryFunction.Sign or UnaryFunction.Floor } => 1,
        Scalar.Unary { Function: UnaryFunction.SquareRoot } => 4,
        Scalar.Unary => 16,
        Scalar.Binary { Function: BinaryFunction.Power } => 40,
        Scalar.Binary { Function: BinaryFunction.Divide } => 4,
        Scalar.Binary => 1,
        Scalar.Select => 2,
        Scalar.Uniform => 10,
        _ => 0,
    });

    /// <summary>Whether the value depends on where the element stands, not only on its inputs.</summary>
    public static bool IsPositional(this Scalar formula) => formula.Descend().Any(part => part is Scalar.Uniform or Scalar.FeatureIndex or Scalar.StepNumber);
}
