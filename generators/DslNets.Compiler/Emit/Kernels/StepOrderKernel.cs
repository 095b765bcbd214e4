using System;
using DslNets.Compiler.Ir;
using DslNets.Compiler.Memory;
using DslNets.Compiler.Scheduling;

namespace DslNets.Compiler.Emit.Kernels;

/// <summary>Steps of a sequence in places that depend on the sample's length: a method of the runtime moves them, sample by sample.</summary>
public static class StepOrderKernel
{
    public static string Emit(MemoryPlan memory, Target target, Kernel.Dedicated kernel)
    {
        (string method, Value from, Value lengths, Value sequence) = kernel.Result.Definition switch
        {
            Operation.ReverseSteps reverse => ("Reverse", reverse.X, reverse.Lengths, kernel.Result),
            Operation.LastStep last => ("Last", last.X, last.Lengths, last.X),
            Operation.LastStepGradient last => ("PlaceLast", last.DY, last.Lengths, kernel.Result),
            _ => throw new InvalidOperationException(kernel.Result.Name),
        };

        // What is moved may be a part of a value.
        Location source = memory[from];
        var call = new KernelCall(memory, target.Element);
        call.Given("x", $"Unsafe.Add(ref arena, ({CSharp.Literal(source.Offset)} * padded) + {CSharp.Literal(source.FirstRow * target.BlockLength)})");
        call.Number("int", "xRows", CSharp.Literal(source.BlockRows));
        call.Reference("y", kernel.Result);
        call.Reference("lengths", lengths);
        call.Number("int", "steps", CSharp.Literal(sequence.Positions));
        call.Number("int", "channels", CSharp.Literal(sequence.Channels));
        call.Units("blocks");
        return $"StepOrder.{method}({call.Arguments});";
    }
}
