using System;
using System.Collections.Generic;
using System.Linq;
using DslNets.Compiler.Emit.Kernels;
using DslNets.Compiler.Ir;
using DslNets.Compiler.Memory;
using DslNets.Compiler.Scheduling;

namespace DslNets.Compiler.Emit;

/// <summary>Writes the prediction of one sample: the kernels of the inference program with the features in the lanes instead of the samples.</summary>
public static class SingleSampleEmitter
{
    /// <summary>A network of at most this many vector operations is compiled as one method; the JIT stays fast up to about 250.</summary>
    private const int LargestMethod = 300;

    public static void Emit(SourceWriter writer, KernelMethods methods, CompiledNetwork network, CompiledProgram single)
    {
        IrProgram program = single.Program;
        MemoryPlan memory = single.Memory;
        Target target = methods.Target;
        ScheduledSection forward = single.Sections[0];
        bool isInlined = forward.Kernels.Sum(kernel => Cost(target, kernel)) <= LargestMethod;
        List<Value> inputs = program.Ports.Where(port => port.Definition is Operation.Port { Role: PortRole.Input }).ToList();

        // A product reads its input number by number, so it may read the user's span; anything else reads whole vectors and needs padding.
        List<Value> copied = inputs.Where(input => program.Outputs.Contains(input)
            || forward.Kernels.Any(kernel => kernel is Kernel.Product product ? product.Operands.Skip(1).Contains(input) : kernel.Reads.Contains(input))).ToList();
        var body = new SourceWriter();
        foreach (Value input in copied)
        {
            body.Line($"MemoryMarshal.CreateSpan(ref {InputName(input)}, {CSharp.Literal(input.Features)}).CopyTo(MemoryMarshal.CreateSpan(ref {Scratch(memory, input)}, {CSharp.Literal(input.Features)}));");
        }

        foreach (Kernel kernel in forward.Kernels)
        {
            body.Line().Lines("// " + KernelPrinter.Print(kernel).Replace("\n", "\n// "));
            body.Line(Emit(kernel));
        }

        body.Line();
        for (int index = 0; index < program.Outputs.Count; index++)
        {
            Value output = program.Outputs[index];
            string length = CSharp.Literal(output.Features);
            body.Line($"MemoryMarshal.CreateSpan(ref {Scratch(memory, output)}, {length}).CopyTo(MemoryMarshal.CreateSpan(ref output{CSharp.Literal(index)}, {length}));");
        }

        writer.Line();
        // Not inlined: as a part of its callers it would use up the JIT's budget for inlining, and its last kernels would become calls.
        writer.Line("[MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]");
        writer.Open($"internal static void Predict({Parameters(network, target.Element)})");
        writer.Lines(body.ToString());
        writer.Close();

        string Emit(Kernel kernel) => kernel switch
        {
            Kernel.Product product => SingleProductKernel.Emit(methods, memory, product, isInlined, Given),
            Kernel.PerSample perSample => SinglePerSampleKernel.Emit(methods, memory, perSample, isInlined, Given),
            Kernel.PerFeature perFeature => PerFeatureKernel.EmitSingle(methods, memory, program.Tensors, perFeature),
            Kernel.Concat concat => Concat(memory, concat),
            _ => throw new InvalidOperationException(kernel.GetType().Name),
        };

        string? Given(Value value) => inputs.Contains(value) && !copied.Contains(value) ? InputName(value) : null;
    }

    /// <summary>"ref float input0, ref float output0, ref float parameters, ...".</summary>
    public static string Parameters(CompiledNetwork network, string element) => string.Join(", ", Names(network).Select(name => "ref " + element + " " + name));

    /// <summary>"ref input0, ref output0, ...".</summary>
    public static string Arguments(CompiledNetwork network) => string.Join(", ", Names(network).Select(name => "ref " + name));

    private static IEnumerable<string> Names(CompiledNetwork network) => Enumerable.Range(0, network.Network.Inputs.Count).Select(index => "input" + CSharp.Literal(index))
        .Concat(Enumerable.Range(0, network.Network.Outputs.Count).Select(index => "output" + CSharp.Literal(index)))
        .Concat(["parameters", "state", "scratch"]);

    private static int Cost(Target target, Kernel kernel) => kernel switch
    {
        Kernel.Product product => SingleProductKernel.Cost(target, product),
        Kernel.PerSample perSample => SinglePerSampleKernel.Cost(target, perSample),
        _ => 4,
    };

    private static string InputName(Value input) => "input" + CSharp.Literal(((Operation.Port)input.Definition).Index);

    private static string Scratch(MemoryPlan memory, Value value) => KernelCall.At("scratch", memory[value].Offset);

    private static string Concat(MemoryPlan memory, Kernel.Concat kernel)
    {
        var text = new SourceWriter();
        int start = memory[kernel.Result].Offset;
        foreach (Value input in kernel.Result.Operands)
        {
            string length = CSharp.Literal(input.Features);
            text.Line($"MemoryMarshal.CreateSpan(ref {Scratch(memory, input)}, {length}).CopyTo(MemoryMarshal.CreateSpan(ref Unsafe.Add(ref scratch, {CSharp.Literal(start)}), {length}));");
            start += input.Features;
        }

        return text.ToString().TrimEnd('\n');
    }
}
