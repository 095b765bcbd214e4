using System;
using DslNets.Compiler.Ir;

namespace DslNets.Compiler.Emit.Kernels;

/// <summary>An operand of a formula for one sample: features lie in the lanes.</summary>
/// <param name="Name">The parameter's name.</param>
public sealed record SingleOperand(string Name, Value Value)
{
    /// <param name="given">The C# of values that do not lie in scratch memory: inputs.</param>
    public static SingleOperand Add(KernelCall call, string name, Value value, Func<Value, string?> given)
    {
        if (given(value) is { } argument)
        {
            call.Given(name, argument);
        }
        else
        {
            call.Reference(name, value);
        }

        return new SingleOperand(name, value);
    }

    /// <summary>What is read for a vector of features.</summary>
    /// <param name="feature">The first feature, as C#; null for <paramref name="offset"/> alone.</param>
    /// <param name="offset">What is added to it.</param>
    public string Load(VectorType type, string? feature, int offset = 0) => Value.Features == 1
        ? type.Broadcast(Name)
        : type.Load(feature is null ? Name : $"Unsafe.Add(ref {Name}, {feature})", offset);
}
