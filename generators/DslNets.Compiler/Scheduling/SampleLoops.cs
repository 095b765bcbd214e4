using System.Collections.Generic;
using System.Linq;
using DslNets.Compiler.Ir;
using DslNets.Compiler.Scalars;

namespace DslNets.Compiler.Scheduling;

/// <summary>Puts maps and reductions into as few loops over the channels as their order allows: a loop ends where a value needs a reduction that the loop itself computes.</summary>
public static class SampleLoops
{
    /// <summary>The kernel of values with equal positions.</summary>
    public static Kernel.PerSample Kernel(IReadOnlyList<Value> values) => IsElementwise(values)
        ? new Kernel.PerSample(Positions: 1, [new SampleLoop(values[0].Features, values)])
        : new Kernel.PerSample(values[0].Positions, Of(values));

    /// <summary>Whether every feature is computed from the same feature of other values: then one loop over all features does it, whatever the shape.</summary>
    private static bool IsElementwise(IReadOnlyList<Value> values) => values.All(value =>
        value.Definition is Operation.Map map
        && value.Features == values[0].Features
        && !map.Formula.Descend().Any(part => part is Scalar.FeatureIndex)
        && map.Inputs.All(input => input.Kind == ValueKind.Batch && (input.Features == value.Features || input.Features == 1)));

    public static IReadOnlyList<SampleLoop> Of(IReadOnlyList<Value> values)
    {
        var loops = new List<SampleLoop>();
        foreach (Value value in values)
        {
            int channels = value.Definition is Operation.ReduceFeatures reduce ? reduce.Inputs.Max(input => input.Channels) : value.Channels;
            if (loops.Count > 0 && loops[loops.Count - 1] is var last && last.Channels == channels && !NeedsTotalOf(value, last))
            {
                loops[loops.Count - 1] = last with { Values = [.. last.Values, value] };
            }
            else
            {
                loops.Add(new SampleLoop(channels, [value]));
            }
        }

        return loops;
    }

    private static bool NeedsTotalOf(Value value, SampleLoop loop) =>
        loop.Channels > 1 && value.Operands.Any(operand => operand.Definition is Operation.ReduceFeatures && loop.Values.Contains(operand));
}
