using DslNets.Compiler.Ir;
using DslNets.Compiler.Scalars;
using DslNets.Compiler.Tests.Scalars;

namespace DslNets.Compiler.Tests.Fusion;

/// <summary>What values of a program are for a small batch of made-up numbers: the plainest reading of it.</summary>
internal static class BatchValues
{
    public const int Samples = 5;

    /// <summary>The element of a value; what it does not extend along is ignored.</summary>
    public static double At(Value value, int sample, int position, int channel)
    {
        channel = value.Channels == 1 ? 0 : channel;
        return value.Definition switch
        {
            Operation.Port port => Math.Sin(1 + (7.1 * port.Index) + (3.3 * sample) + (1.7 * (value.Positions == 1 ? 0 : position)) + (0.9 * channel)),
            Operation.Tensor tensor => 0.5 + Math.Cos(2 + (5.3 * tensor.Index) + (2.9 * channel)),
            Operation.Map map => Of(map.Formula, map.Inputs, sample, position, channel),
            Operation.ReduceBatch reduce => Sum(reduce.Inputs, (at, place) => Of(reduce.Formula, reduce.Inputs, at, place, channel)),
            _ => throw new InvalidOperationException(value.Definition.ToString()),
        };
    }

    private static double Of(Scalar formula, IEnumerable<Value> operands, int sample, int position, int channel) =>
        ScalarValue.Of(formula.Replace(new Scalar.SampleCount(), Samples), [.. operands.Select(operand => At(operand, sample, position, channel))]);

    private static double Sum(IEnumerable<Value> operands, Func<int, int, double> term)
    {
        int positions = operands.Max(operand => operand.Positions);
        return Enumerable.Range(0, Samples).Sum(sample => Enumerable.Range(0, positions).Sum(position => term(sample, position)));
    }
}
