using System.Collections.Generic;
using System.Linq;
using DslNets.Compiler.Ir;
using DslNets.Compiler.Scalars;

namespace DslNets.Compiler.Fusion;

/// <summary>
/// Sums over the batch are linear: what has one number for each channel is multiplied after summing. So the many sums of batch normalisation's gradients become the same two, which are computed once.
/// </summary>
public static class BatchSums
{
    /// <summary>The sum of one term, its factor taken out; null where there are several terms, or no factor.</summary>
    /// <param name="sum">The sum as it was.</param>
    /// <param name="operands">What the formula reads.</param>
    public static Value? WithoutFactor(IrBuilder builder, Value sum, int positions, Scalar formula, Value[] operands)
    {
        IReadOnlyList<(Scalar Factor, Scalar Term)> terms = Terms(formula, operands);
        return terms.Count == 1 && terms[0].Factor.InputsUsed().Count > 0 && IsWhole(sum, positions, terms[0].Term, operands)
            ? Total(builder, sum, positions, terms, operands, term => builder.ReduceBatch(sum.Label + "_terms", sum.Features, positions, term, operands))
            : null;
    }

    /// <summary>The sum from sums of its terms that are all there already; null where one is not.</summary>
    public static Value? FromKnown(IrBuilder builder, Value sum, int positions, Scalar formula, Value[] operands)
    {
        IReadOnlyList<(Scalar Factor, Scalar Term)> terms = Terms(formula, operands);
        return terms.All(term => term.Term is Scalar.Constant || (IsWhole(sum, positions, term.Term, operands) && builder.KnownBatchSum(term.Term, operands) is not null))
            ? Total(builder, sum, positions, terms, operands, term => builder.KnownBatchSum(term, operands)!)
            : null;
    }

    /// <summary>Whether a term reads a value of the full shape: any other would have to be repeated for summing.</summary>
    private static bool IsWhole(Value sum, int positions, Scalar term, Value[] operands)
    {
        List<Value> read = term.InputsUsed().Select(input => operands[input]).ToList();
        return read.Any(value => value.Kind == ValueKind.Batch && value.Positions == positions) && read.Max(value => value.Channels) == sum.Features;
    }

    private static IReadOnlyList<(Scalar Factor, Scalar Term)> Terms(Scalar formula, Value[] operands) => new LinearTerms(input => operands[input].Kind == ValueKind.Feature).Of(formula);

    private static Value Total(
        IrBuilder builder, Value sum, int positions, IReadOnlyList<(Scalar Factor, Scalar Term)> terms, Value[] operands, System.Func<Scalar, Value> sumOf)
    {
        var inputs = new List<Value>(operands);
        Scalar total = 0;
        foreach ((Scalar factor, Scalar term) in terms)
        {
            if (term is Scalar.Constant)
            {
                total += positions * (Scalar)new Scalar.SampleCount() * factor * term;
                continue;
            }

            total += factor * Formula.Operand(inputs.Count);
            inputs.Add(sumOf(term));
        }

        return builder.Map(sum.Label, ValueKind.Feature, sum.Features, 1, total, inputs.ToArray());
    }
}
