using System.Collections.Generic;
using System.Linq;
using DslNets.Compiler.Model;

namespace DslNets.Compiler.Scalars;

/// <summary>
/// What a recurrent layer computes in a step, unit by unit: values, each by a formula of what comes from the input and from the last output (products with weights, one number for each gate), of the values of the step
/// before, and of values above it. The last value is the output.
/// </summary>
/// <param name="Gates">The numbers that each of the two products gives for a unit.</param>
/// <param name="Formulas">The formulas; their inputs are numbered as the members below say.</param>
public sealed record RecurrentCell(int Gates, EquatableArray<Scalar> Formulas)
{
    public int Values => Formulas.Count;

    /// <summary>The value that the recurrent weights multiply in the next step.</summary>
    public int Output => Values - 1;

    /// <summary>What the product with the input gives for a gate.</summary>
    public static Scalar FromInput(int gate) => new Scalar.Input(gate);

    /// <summary>What the product with the last output gives for a gate.</summary>
    public Scalar FromOutput(int gate) => new Scalar.Input(Gates + gate);

    /// <summary>A value of the step before.</summary>
    public Scalar Before(int value) => new Scalar.Input((2 * Gates) + value);

    /// <summary>A value of this step.</summary>
    public Scalar Now(int value) => new Scalar.Input((2 * Gates) + Values + value);

    /// <summary>The values that the next step reads unit by unit.</summary>
    public IReadOnlyList<int> Carried => Enumerable.Range(0, Values).Where(value => Formulas.Any(formula => formula.InputsUsed().Contains((2 * Gates) + value))).ToList();

    /// <summary>The derivative of a value with respect to an input of its formula, written with values of the step where that is possible: a sigmoid's is y (1 - y).</summary>
    public Scalar DerivativeOf(int value, int input) => OutputForm.Of(Derivative.Of(Formulas[value], input), Formulas[value], Now(value));

    /// <summary>Whether both products have the same gradient, because only their sums are read.</summary>
    public bool SumsGates => Enumerable.Range(0, Values).All(value => Enumerable.Range(0, Gates).All(gate => DerivativeOf(value, gate) == DerivativeOf(value, Gates + gate)));
}
