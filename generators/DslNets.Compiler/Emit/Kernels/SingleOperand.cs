using System;
using System.Collections.Generic;
using DslNets.Compiler.Ir;

namespace DslNets.Compiler.Emit.Kernels;

/// <summary>What a formula for one sample reads or writes: features lie in the lanes. It is a parameter of the kernel's method once it is needed: vectors in locals by themselves, everything else by reference.</summary>
/// <param name="name">The parameter's name; those of vectors begin with it.</param>
/// <param name="given">The C# of values that do not lie in scratch memory: inputs.</param>
/// <param name="locals">The vectors that are handed on in locals; null when everything goes through memory.</param>
public sealed class SingleOperand(KernelCall call, string name, Value value, Func<Value, string?> given, VectorLocals? locals = null)
{
    private readonly List<string> _parameters = [];
    private readonly int _slot = call.Slot();

    /// <summary>An operand that is at hand inside the kernel, under a name of its own.</summary>
    public SingleOperand At(string local)
    {
        var operand = new SingleOperand(call, local, value, given);
        // No parameter: it is declared already.
        operand._parameters.Add(local);
        return operand;
    }

    public Value Value => value;

    /// <summary>The name of the reference to the value's memory.</summary>
    public string Reference()
    {
        if (!_parameters.Contains(name))
        {
            _parameters.Add(name);
            call.Reference(name, value, given, _slot);
        }

        return name;
    }

    /// <summary>The same, for reading.</summary>
    public string Read()
    {
        locals?.Read(value);
        return Reference();
    }

    /// <summary>What is read for a vector of features.</summary>
    /// <param name="feature">The first feature, as C#; null for <paramref name="offset"/> alone.</param>
    /// <param name="offset">What is added to it.</param>
    public string Load(VectorType type, string? feature, int offset = 0)
    {
        if (feature is null && value.Features > 1 && locals?.Take(value, offset, type) is { } local)
        {
            return Vector(type, local);
        }

        return value.Features == 1
            ? type.Broadcast(Read())
            : type.Load(feature is null ? Read() : $"Unsafe.Add(ref {Read()}, {feature})", offset);
    }

    /// <summary>A vector of one feature in all lanes.</summary>
    public string Spread(VectorType type, int index)
    {
        if (locals?.TakeLane(value, index, type) is { } place)
        {
            return $"{type.Class}.Shuffle({Vector(type, place.Local)}, {type.Class}.Create({CSharp.Literal(place.Lane)}{(type.Element == "double" ? "L" : "")}))";
        }

        return type.Broadcast(KernelCall.At(Read(), index));
    }

    /// <summary>Writes a vector of features: to a local that others take, and to memory for those who read it there.</summary>
    public void Store(SourceWriter body, VectorType type, string result, int first)
    {
        if (locals?.Make(value, first, type) == true)
        {
            string output = name + "_" + CSharp.Literal(first);
            call.Output(output, type, locals.Name(value, first), _slot);
            body.Line($"{output} = {result};");
        }

        if (locals?.IsStored(value) != false)
        {
            body.Line(type.Store(result, Reference(), first));
        }
    }

    private string Vector(VectorType type, string local)
    {
        string parameter = name + local.Substring(local.LastIndexOf('_'));
        if (!_parameters.Contains(parameter))
        {
            _parameters.Add(parameter);
            call.Vector(parameter, type, local, _slot);
        }

        return parameter;
    }
}
