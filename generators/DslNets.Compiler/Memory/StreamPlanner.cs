using System.Collections.Generic;
using System.Linq;
using DslNets.Compiler.Ir;
using DslNets.Compiler.Scheduling;

namespace DslNets.Compiler.Memory;

/// <summary>Gives what a stream remembers its place in the stream's memory, one after the other, each from a whole vector on.</summary>
public static class StreamPlanner
{
    /// <summary>The places, and the length of the memory.</summary>
    public static (Dictionary<Value, Location> Places, int Length) Plan(IrProgram program, IReadOnlyList<ScheduledSection> sections)
    {
        List<Kernel> kernels = sections.SelectMany(section => section.Kernels).ToList();
        var places = new Dictionary<Value, Location>();
        int length = 0;
        foreach (Value before in program.Ports.Where(port => port.Definition is Operation.Port { Role: PortRole.Remembered }))
        {
            var location = new Location(Region.Stream, length, before.Features);
            places[before] = location;
            Value now = program.Remembered[((Operation.Port)before.Definition).Index];
            if (TakesThePlaceOf(before, now, kernels) && !places.ContainsKey(now))
            {
                places[now] = location;
            }

            length = checked(length + Panels.VectorLength(before.Features));
        }

        foreach (Value value in kernels.OfType<Kernel.Dedicated>().Select(kernel => kernel.Result).Where(value => value.Definition is Operation.DelayLine or Operation.Ring))
        {
            places[value] = new Location(Region.Stream, length, value.Features);
            length = checked(length + (value.Definition is Operation.DelayLine line ? line.Dilation * LineLength(value) : Panels.VectorLength(value.Features)));
        }

        return (places, length);
    }

    /// <summary>
    /// The elements of one of the lines that a dilated delay line is made of: steps that lie the dilation apart lie side by side, so that a window is read as one vector. As of any value with positions, a vector more may be read.
    /// </summary>
    public static int LineLength(Value line) => Panels.VectorLength(line.Features) + Panels.Granularity;

    /// <summary>Whether a value may be written over that of the step before: nobody reads that one later, and the kernel that computes the new one reads no other number of it than the one it replaces.</summary>
    private static bool TakesThePlaceOf(Value before, Value now, List<Kernel> kernels)
    {
        int place = kernels.FindIndex(kernel => kernel.Computes.Contains(now));
        return place >= 0 && kernels.Skip(place + 1).All(kernel => !Reads(kernel)) 
            && (!Reads(kernels[place]) || (kernels[place] is Kernel.PerSample { Positions: 1, Loops.Count: 1 } && now.Operands.Contains(before)));

        bool Reads(Kernel kernel) => kernel.Reads.Any(value => Liveness.Whole(value) == before);
    }
}
