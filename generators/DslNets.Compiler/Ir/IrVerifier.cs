using System;
using System.Collections.Generic;
using System.Linq;
using DslNets.Compiler.Model;
using DslNets.Compiler.Scalars;

namespace DslNets.Compiler.Ir;

/// <summary>Checks that a program makes sense: everything is defined before it is read, and shapes fit. A failure is an error of the compiler, never of the user.</summary>
public static class IrVerifier
{
    /// <summary>The program itself, when nothing is wrong with it.</summary>
    public static IrProgram Verified(IrProgram program)
    {
        Verify(program);
        return program;
    }

    public static void Verify(IrProgram program)
    {
        var defined = new List<Value>(program.Ports);
        foreach (Section section in program.Sections)
        {
            var known = new Dictionary<Value, bool>();
            foreach (Value value in defined.Concat(section.Values))
            {
                foreach (Value operand in value.Operands)
                {
                    Require(known.ContainsKey(operand), value, $"reads {operand.Name} before it is defined");
                }

                known[value] = true;
                Verify(value);
            }

            foreach (Sink sink in section.Sinks)
            {
                TensorModel tensor = program.Tensors[sink.Tensor];
                Require(known.ContainsKey(sink.Value), sink.Value, "is written to a tensor but not defined");
                Require(sink.Value.Features == tensor.Outputs && sink.Value.Inputs == tensor.Inputs, sink.Value, $"has not the shape of {tensor.Name}");
            }

            // What a backward section defines, the other one does not know.
            if (section.Kind is SectionKind.Forward or SectionKind.Loss)
            {
                defined.AddRange(section.Values);
            }
        }
    }

    private static void Verify(Value value)
    {
        switch (value.Definition)
        {
            case Operation.Product(var x, var w):
                Require(w.Kind == ValueKind.Matrix && x.Features == w.Inputs && value.Features == w.Features, value, "multiplies shapes that do not fit");
                break;
            case Operation.TransposedProduct(var dy, var w):
                Require(w.Kind == ValueKind.Matrix && dy.Features == w.Features && value.Features == w.Inputs, value, "multiplies shapes that do not fit");
                break;
            case Operation.OuterProduct(var dy, var x):
                Require(value.Features == dy.Features && value.Inputs == x.Features, value, "multiplies shapes that do not fit");
                break;
            case Operation.Map map:
                Verify(value, map.Formula, map.Inputs, value.Features);
                break;
            case Operation.ReduceFeatures reduce:
                Require(value.IsPerSample, value, "is a sum over features but not one number per sample");
                Verify(value, reduce.Formula, reduce.Inputs, reduce.Inputs.Max(input => input.Features));
                break;
            case Operation.ReduceBatch reduce:
                Require(value.Kind == ValueKind.Feature, value, "is a sum over samples but not one number per feature");
                Verify(value, reduce.Formula, reduce.Inputs, value.Features);
                break;
            case Operation.Concat concat:
                Require(concat.Inputs.Sum(input => input.Features) == value.Features, value, "joins features that do not add up");
                break;
            case Operation.Slice slice:
                Require(slice.First >= 0 && slice.First + value.Features <= slice.Input.Features, value, "reaches beyond what it is cut from");
                break;
        }
    }

    private static void Verify(Value value, Scalar formula, EquatableArray<Value> operands, int features)
    {
        Require(formula.InputsUsed().All(input => input < operands.Count), value, "reads an operand it does not have");
        Require(operands.All(operand => operand.Features == features || operand.Features == 1), value, "mixes operands of different shapes");
        Require(value.Kind != ValueKind.Feature || value.Definition is Operation.ReduceBatch || operands.All(operand => operand.Kind == ValueKind.Feature), value, "has no batch but reads one");
    }

    private static void Require(bool holds, Value value, string problem)
    {
        if (!holds)
        {
            throw new InvalidOperationException($"Compiler error: {value.Name} {problem}: {IrPrinter.Print(value)}");
        }
    }
}
