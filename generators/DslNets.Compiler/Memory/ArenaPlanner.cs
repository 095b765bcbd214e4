using System;
using System.Collections.Generic;
using System.Linq;
using DslNets.Compiler.Ir;
using DslNets.Compiler.Scheduling;

namespace DslNets.Compiler.Memory;

/// <summary>Gives every value of a program its place in one arena: values that are never alive at the same time share memory.</summary>
public static class ArenaPlanner
{
    /// <summary>The memory of a batch: offsets count per sample.</summary>
    public static MemoryPlan Plan(IrProgram program, IReadOnlyList<ScheduledSection> sections) => Plan(program, sections, value => value.Features);

    /// <summary>The memory of a single sample, whose features lie in the lanes: whole panels, so that every vector can be read and written; behind the last pixel of an image a vector more.</summary>
    public static MemoryPlan PlanSingle(IrProgram program, IReadOnlyList<ScheduledSection> sections)
    {
        (Dictionary<Value, Location> places, int length) = StreamPlanner.Plan(program, sections);
        return Plan(program, sections, value => Panels.VectorLength(value.Features) + (value.Positions > 1 ? Panels.Granularity : 0), places) with { StreamLength = length };
    }

    /// <param name="known">The places that are found already.</param>
    private static MemoryPlan Plan(IrProgram program, IReadOnlyList<ScheduledSection> sections, Func<Value, int> size, Dictionary<Value, Location>? known = null)
    {
        Dictionary<Value, Location> places = known ?? [];
        List<Lifetime> lifetimes = Liveness.Of(program, sections).Where(lifetime => !places.ContainsKey(lifetime.Value)).ToList();
        var placed = new List<(Lifetime Lifetime, int Offset)>();
        int length = 0;

        // Large values first, each at the lowest offset where nothing alive is in the way.
        foreach (Lifetime lifetime in lifetimes.Where(lifetime => lifetime.Value.Kind == ValueKind.Batch)
            .OrderByDescending(lifetime => size(lifetime.Value)).ThenBy(lifetime => lifetime.FromLoss.First).ThenBy(lifetime => lifetime.Value.Id))
        {
            int offset = 0;
            foreach ((Lifetime other, int start) in placed.Where(other => other.Lifetime.Overlaps(lifetime)).OrderBy(other => other.Offset))
            {
                if (checked(offset + size(lifetime.Value)) <= start)
                {
                    break;
                }

                offset = Math.Max(offset, checked(start + size(other.Value)));
            }

            placed.Add((lifetime, offset));
            places[lifetime.Value] = new Location(Region.Samples, offset, lifetime.Value.Features);
            length = Math.Max(length, checked(offset + size(lifetime.Value)));
        }

        int fixedLength = 0;
        foreach (Lifetime lifetime in lifetimes.Where(lifetime => lifetime.Value.Kind == ValueKind.Feature))
        {
            places[lifetime.Value] = new Location(Region.Fixed, fixedLength);
            fixedLength = checked(fixedLength + Panels.VectorLength(lifetime.Value.Features));
        }

        List<int> tensors = Tensors(program.Tensors);
        foreach (Value tensor in sections.SelectMany(section => section.Kernels).SelectMany(kernel => kernel.Reads).Where(value => value.Definition is Operation.Tensor))
        {
            int index = ((Operation.Tensor)tensor.Definition).Index;
            places[tensor] = new Location(program.Tensors[index].IsState ? Region.State : Region.Parameters, tensors[index]);
        }

        return new MemoryPlan(places, tensors, length, fixedLength);
    }

    /// <summary>The offsets of tensors: parameters in their buffer, state in its own.</summary>
    public static List<int> Tensors(IReadOnlyList<TensorModel> tensors)
    {
        var offsets = new List<int>();
        int parameters = 0;
        int state = 0;
        foreach (TensorModel tensor in tensors)
        {
            int length = Panels.LengthOf(tensor);
            offsets.Add(tensor.IsState ? state : parameters);
            if (tensor.IsState)
            {
                state = checked(state + length);
            }
            else
            {
                parameters = checked(parameters + length);
            }
        }

        return offsets;
    }
}
