using System.Collections.Generic;
using System.Linq;
using DslNets.Compiler.Ir;

namespace DslNets.Compiler.Scheduling;

/// <summary>Puts maps and reductions into as few loops over the features as their order allows: a loop ends where a value needs a reduction that the loop itself computes.</summary>
public static class SampleLoops
{
    public static IReadOnlyList<SampleLoop> Of(IReadOnlyList<Value> values)
    {
        var loops = new List<SampleLoop>();
        foreach (Value value in values)
        {
            int features = value.Definition is Operation.ReduceFeatures reduce ? reduce.Inputs.Max(input => input.Features) : value.Features;
            if (loops.Count > 0 && loops[loops.Count - 1] is var last && last.Features == features && !NeedsTotalOf(value, last))
            {
                loops[loops.Count - 1] = last with { Values = [.. last.Values, value] };
            }
            else
            {
                loops.Add(new SampleLoop(features, [value]));
            }
        }

        return loops;
    }

    private static bool NeedsTotalOf(Value value, SampleLoop loop) =>
        loop.Features > 1 && value.Operands.Any(operand => operand.Definition is Operation.ReduceFeatures && loop.Values.Contains(operand));
}
