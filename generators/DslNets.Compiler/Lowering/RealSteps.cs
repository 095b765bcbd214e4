using DslNets.Compiler.Ir;
using DslNets.Compiler.Scalars;
using static DslNets.Compiler.Scalars.Formula;

namespace DslNets.Compiler.Lowering;

/// <summary>Which steps of a sequence are real, in a program.</summary>
/// <param name="Lengths">How many, one number per sample.</param>
/// <param name="Mask">For each step one number: 1 where it is real, 0 behind.</param>
public sealed record RealSteps(Value Lengths, Value Mask)
{
    public static RealSteps Of(IrBuilder builder, string name, Value lengths, int steps)
    {
        Value mask = builder.Map(name + "_mask", ValueKind.Batch, steps, 1, If(new Scalar.FeatureIndex(), Comparison.Less, X, 1, 0), lengths);
        return new RealSteps(lengths, builder.Reshape(name + "_mask", mask, steps));
    }

    /// <summary>The value in the real steps, and another number in those behind, whatever stands there.</summary>
    public Value Keep(IrBuilder builder, Value x, double otherwise = 0) => builder.Map(x.Label + "_kept", If(Operand(1), Comparison.Greater, 0, X, otherwise), x, Mask);
}
