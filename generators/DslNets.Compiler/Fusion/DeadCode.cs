using System.Collections.Generic;
using System.Linq;
using DslNets.Compiler.Ir;

namespace DslNets.Compiler.Fusion;

/// <summary>Drops values that nobody reads.</summary>
public static class DeadCode
{
    public static IrProgram Remove(IrProgram program)
    {
        IReadOnlyCollection<Value> live = Closure(Uses.Roots(program));
        return program with
        {
            Sections = program.Sections.Select(section => section with { Values = section.Values.Where(live.Contains).ToList() }).ToList(),
        };
    }

    /// <summary>The values and all they are computed from.</summary>
    public static IReadOnlyCollection<Value> Closure(IEnumerable<Value> roots)
    {
        var reached = new Dictionary<Value, Value>();
        var open = new Stack<Value>(roots);
        while (open.Count > 0)
        {
            Value value = open.Pop();
            if (reached.ContainsKey(value))
            {
                continue;
            }

            reached[value] = value;
            foreach (Value operand in value.Operands)
            {
                open.Push(operand);
            }
        }

        return reached.Keys;
    }
}
