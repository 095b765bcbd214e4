using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace DslNets.Compiler.Ir;

/// <summary>Gives the values of a finished program names of their own: the first with a label keeps it, the others get a number.</summary>
public static class ValueNames
{
    public static IrProgram Assign(IrProgram program)
    {
        var shared = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (Value port in program.Ports)
        {
            Name(port, shared);
        }

        foreach (Section section in program.Sections)
        {
            // Of the backward sections only one runs: the other may use the same names.
            Dictionary<string, int> used = section.Kind is SectionKind.Forward or SectionKind.Loss ? shared : new Dictionary<string, int>(shared, StringComparer.Ordinal);
            foreach (Value value in section.Values.Where(value => value.Definition is not Operation.Port))
            {
                Name(value, used);
            }
        }

        return program;
    }

    private static void Name(Value value, Dictionary<string, int> used)
    {
        string name = value.Label;
        while (used.TryGetValue(name, out int count))
        {
            used[name] = count + 1;
            name = value.Label + "_" + (count + 1).ToString(CultureInfo.InvariantCulture);
        }

        used[name] = 1;
        value.Name = name;
    }
}
