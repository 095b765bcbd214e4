using System;
using System.Collections.Generic;
using System.Linq;
using DslNets.Compiler.Ir;
using DslNets.Compiler.Memory;

namespace DslNets.Compiler.Emit;

/// <summary>Collects the parameters of a kernel's method together with the arguments of its call.</summary>
/// <param name="isSingle">Whether the kernel works on one sample, in the scratch memory of a thread.</param>
public sealed class KernelCall(MemoryPlan memory, string element, bool isSingle = false)
{
    private readonly List<(int Slot, string Declaration, string Name, string Argument)> _parameters = [];
    private int _slots;

    /// <summary>"ref float x, int blocks, ...".</summary>
    public string Parameters => string.Join(", ", InOrder.Select(parameter => parameter.Declaration));

    /// <summary>"ref x, blocks, ...": what a method with the same parameters is called with from inside.</summary>
    public string Arguments => string.Join(", ", InOrder.Select(parameter => parameter.Argument));

    private IEnumerable<(int Slot, string Declaration, string Name, string Argument)> InOrder => _parameters.OrderBy(parameter => parameter.Slot);

    /// <summary>A place among the parameters, for those of which it turns out later what they are.</summary>
    public int Slot() => _slots++;

    /// <summary>A value in memory, by reference.</summary>
    public Location Reference(string name, Value value, int? slot = null)
    {
        Location location = memory[value];
        Add("ref " + element + " " + name, name, "ref " + Address(location), slot);
        return location;
    }

    public void Reference(string name, Location location) => Add("ref " + element + " " + name, name, "ref " + Address(location));

    /// <summary>A value by reference, wherever it lies.</summary>
    /// <param name="given">The C# of values that do not lie in memory: inputs.</param>
    public void Reference(string name, Value value, Func<Value, string?> given, int? slot = null)
    {
        if (given(value) is { } argument)
        {
            Given(name, argument, slot);
        }
        else
        {
            Reference(name, value, slot);
        }
    }

    /// <summary>A reference that the caller has at hand.</summary>
    public void Given(string name, string argument, int? slot = null) => Add("ref " + element + " " + name, name, "ref " + argument, slot);

    /// <summary>A vector that lies in a local of the caller.</summary>
    public void Vector(string name, VectorType type, string local, int slot) => Add(type.Name + " " + name, name, local, slot);

    /// <summary>A vector that is handed to the caller, in a new local.</summary>
    public void Output(string name, VectorType type, string local, int slot) => Add("out " + type.Name + " " + name, name, "out var " + local, slot);

    public void Number(string type, string name, string argument) => Add(type + " " + name, name, argument);

    /// <summary>The pieces of work, which each worker takes its share of.</summary>
    public void Units(int count, string of) => Units(count == 1 ? of : CSharp.Literal(count) + " * " + of);

    /// <summary>The pieces of work, which each worker takes its share of.</summary>
    public void Units(string units)
    {
        Number("int", "first", "worker.First(" + units + ")");
        Number("int", "end", "worker.End(" + units + ")");
    }

    /// <summary>A place at a fixed distance from a reference.</summary>
    public static string At(string reference, int offset) => offset == 0 ? reference : "Unsafe.Add(ref " + reference + ", " + CSharp.Literal(offset) + ")";

    private void Add(string declaration, string name, string argument, int? slot = null) => _parameters.Add((slot ?? Slot(), declaration, name, argument));

    /// <summary>Where a value of one sample lies.</summary>
    public static string PlaceOf(MemoryPlan memory, Value value) => new KernelCall(memory, "", isSingle: true).Address(memory[value]);

    /// <summary>Where a location begins; the samples of a slice's first row are added by the kernel, which knows the block's length. Of one sample a row is one number.</summary>
    private string Address(Location location) => location.Region switch
    {
        Region.Samples when isSingle => At("scratch", location.Offset + location.FirstRow),
        Region.Fixed when isSingle => At("scratch", memory.LengthPerSample + location.Offset),
        Region.Samples => location.Offset == 0 ? "arena" : "Unsafe.Add(ref arena, " + CSharp.Literal(location.Offset) + " * padded)",
        Region.Fixed => At("fixedArena", location.Offset),
        Region.Parameters => At("parameters", location.Offset),
        Region.State => At("state", location.Offset),
        Region.Stream => At("memory", location.Offset + location.FirstRow),
        _ => At("gradients", location.Offset),
    };
}
