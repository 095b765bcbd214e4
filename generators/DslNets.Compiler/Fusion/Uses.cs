using System.Collections.Generic;
using System.Linq;
using DslNets.Compiler.Ir;

namespace DslNets.Compiler.Fusion;

/// <summary>How often each value is read: by other values, by tensors, and by the world outside.</summary>
public static class Uses
{
    public static Dictionary<Value, int> Of(IrProgram program)
    {
        var uses = new Dictionary<Value, int>();
        foreach (Value value in program.Ports.Concat(program.Sections.SelectMany(section => section.Values)))
        {
            uses[value] = 0;
        }

        foreach (Value value in program.Sections.SelectMany(section => section.Values))
        {
            foreach (Value operand in value.Operands.Distinct())
            {
                uses[operand]++;
            }
        }

        foreach (Value read in Roots(program))
        {
            uses[read]++;
        }

        return uses;
    }

    /// <summary>The values that leave the program.</summary>
    public static IEnumerable<Value> Roots(IrProgram program)
    {
        IEnumerable<Value> roots = program.Outputs.Concat(program.Remembered)
            .Concat(program.Sections.SelectMany(section => section.Sinks.Select(sink => sink.Value)))
            .Concat(program.Sections.SelectMany(section => section.InputGradients.Where(gradient => gradient is not null).Select(gradient => gradient!)));
        return program.Loss is { } loss ? roots.Append(loss) : roots;
    }
}
