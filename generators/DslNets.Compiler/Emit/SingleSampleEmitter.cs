using System;
using System.Collections.Generic;
using System.Linq;
using DslNets.Compiler.Emit.Kernels;
using DslNets.Compiler.Ir;
using DslNets.Compiler.Memory;
using DslNets.Compiler.Scheduling;

namespace DslNets.Compiler.Emit;

/// <summary>Writes the prediction of one sample, or the computation of one in a section: the kernels of the inference program with the features in the lanes instead of the samples.</summary>
public static class SingleSampleEmitter
{
    /// <summary>A network of at most this many vector operations is compiled as one method; the JIT stays fast up to about 250.</summary>
    private const int LargestMethod = 400;

    /// <summary>What is remembered is taken before it is made: first it is learned what is made, then what is taken.</summary>
    private const int RoundsOfLearning = 2;

    /// <param name="name">The name of the method.</param>
    public static void Emit(SourceWriter writer, KernelMethods methods, string name, CompiledProgram single)
    {
        writer.Line();
        // Not inlined: as a part of its callers it would use up the JIT's budget for inlining, and its last kernels would become calls.
        writer.Line("[MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]");
        writer.Open($"internal static void {name}({Parameters(single, methods.Target.Element)})");
        writer.Lines(Body(methods, single).Step);
        writer.Close();
    }

    /// <summary>What is computed, from the inputs to the outputs; of a stream also what comes before its first step and behind its last.</summary>
    public static (string Before, string Step, string Behind) Body(KernelMethods methods, CompiledProgram single)
    {
        bool isInlined = single.Sections[0].Kernels.Sum(kernel => Cost(methods.Target, kernel)) <= LargestMethod;
        Dictionary<Value, Value> remembered = single.Program.Ports.Where(port => port.Definition is Operation.Port { Role: PortRole.Remembered })
            .ToDictionary(before => before, before => single.Program.Remembered[((Operation.Port)before.Definition).Index]);
        var locals = new VectorLocals(single.Memory, remembered, isInlined);
        for (int round = 0; isInlined && round < RoundsOfLearning; round++)
        {
            Write(new KernelMethods(methods.Target), single, remembered, isInlined, locals);
            locals = locals.Next();
        }

        return Write(methods, single, remembered, isInlined, locals);
    }

    private static (string Before, string Step, string Behind) Write(KernelMethods methods, CompiledProgram single, Dictionary<Value, Value> remembered, bool isInlined, VectorLocals locals)
    {
        IrProgram program = single.Program;
        MemoryPlan memory = single.Memory;
        Target target = methods.Target;
        ScheduledSection forward = single.Sections[0];
        List<Value> inputs = program.Ports.Where(IsInput).ToList();

        // A product reads its input number by number, so it may read the user's span; anything else reads whole vectors and needs padding.
        List<Value> copied = inputs.Where(input => program.Outputs.Select(Liveness.Whole).Contains(input)
            || forward.Kernels.Any(kernel => ReadAsVectors(kernel).Select(Liveness.Whole).Contains(input))).ToList();
        var body = new SourceWriter();
        foreach (Value input in copied)
        {
            body.Line(Copy(input.Features, InputName(input), Place(input)));
        }

        foreach (Kernel kernel in forward.Kernels)
        {
            body.Line().Lines("// " + KernelPrinter.Print(kernel).Replace("\n", "\n// "));
            if (!HandsOnVectors(kernel))
            {
                foreach (Value value in kernel.Reads)
                {
                    locals.Read(value);
                }
            }

            body.Lines(Emit(kernel));
        }

        body.Line();
        for (int index = 0; index < program.Outputs.Count; index++)
        {
            WriteOutput(program.Outputs[index], "output" + CSharp.Literal(index));
        }

        var beforeSteps = new SourceWriter();
        var behindSteps = new SourceWriter();
        foreach (KeyValuePair<Value, Value> pair in remembered)
        {
            Remember(pair.Key, pair.Value);
        }

        return (beforeSteps.ToString(), body.ToString(), behindSteps.ToString());

        void WriteOutput(Value output, string name)
        {
            IReadOnlyList<(int First, VectorType Type)> vectors = locals.MadeOf(output);
            if (VectorLocals.Covers(vectors, output))
            {
                foreach ((int first, VectorType type) in vectors)
                {
                    body.Line(type.Store(locals.Take(output, first, type)!, name, first));
                }

                return;
            }

            locals.Read(output);
            body.Line(Copy(output.Features, Place(output), name));
        }

        // Vectors that kernels take of what is remembered stay in their locals from step to step.
        void Remember(Value before, Value now)
        {
            IReadOnlyList<(int First, VectorType Type)> vectors = locals.TakenOf(before);
            bool isInMemory = locals.IsRead(before) || !VectorLocals.Covers(vectors, before);
            foreach ((int first, VectorType type) in vectors)
            {
                string local = VectorLocals.Name(before, first);
                beforeSteps.Line($"var {local} = {type.Load(Place(before), first)};");
                body.Line($"{local} = {locals.Take(now, first, type)};");
                if (!isInMemory)
                {
                    behindSteps.Line(type.Store(local, Place(before), first));
                }
            }

            if (!isInMemory)
            {
                return;
            }

            locals.Read(now);
            if (memory[now] != memory[before])
            {
                body.Line(Copy(before.Features, Place(now), Place(before)));
            }
        }

        string Place(Value value) => KernelCall.PlaceOf(memory, value);

        string Emit(Kernel kernel) => kernel switch
        {
            Kernel.Product product => product.Source.Definition switch
            {
                Operation.Convolution => SingleConvolutionKernel.Emit(methods, memory, product, Given),
                Operation.MaxPool or Operation.AveragePool => SinglePoolKernel.Emit(methods, memory, product, Given),
                _ => SingleProductKernel.Emit(methods, memory, product, isInlined, Given, locals),
            },
            Kernel.PerSample perSample => SinglePerSampleKernel.Emit(methods, memory, perSample, isInlined, Given, locals),
            Kernel.PerFeature perFeature => PerFeatureKernel.EmitSingle(methods, memory, program.Tensors, perFeature),
            Kernel.Concat concat => Concat(memory, concat),
            Kernel.Dedicated { Result.Definition: Operation.Lookup } lookup => SingleLookupKernel.Emit(methods, memory, lookup, Given),
            Kernel.Dedicated { Result.Definition: Operation.AttentionStep } attention => AttentionStepKernel.Emit(methods, memory, attention, Given),
            Kernel.Dedicated { Result: { Definition: Operation.Ring ring } result } => Ring(ring, result),
            Kernel.Dedicated { Result: { Definition: Operation.DelayLine line } result } => DelayLine(line, result),
            _ => throw new InvalidOperationException(kernel.GetType().Name),
        };

        string? Given(Value value) => Liveness.Whole(value) switch
        {
            var whole when inputs.Contains(whole) && !copied.Contains(whole) => InputName(whole),
            { Definition: Operation.DelayLine } whole => LineName(whole),
            _ => null,
        };

        // The steps that lie the dilation apart lie side by side: all move up by one, and the newest comes behind them.
        string DelayLine(Operation.DelayLine line, Value value)
        {
            string place = CSharp.Literal(memory[value].Offset) + (line.Dilation == 1 ? "" : $" + ((int)((ulong)step % {CSharp.Literal(line.Dilation)}) * {CSharp.Literal(StreamPlanner.LineLength(value))})");
            int channels = value.Channels;
            int kept = value.Features - channels;
            return $"ref {target.Element} {LineName(value)} = ref Unsafe.Add(ref memory, {place});\n"
                + Copy(kept, KernelCall.At(LineName(value), channels), LineName(value)) + "\n"
                + Copy(channels, Given(line.X) ?? Place(line.X), KernelCall.At(LineName(value), kept));
        }

        // The new row takes the place of the oldest.
        string Ring(Operation.Ring ring, Value value) => Copy(
            value.Channels,
            Given(ring.X) ?? Place(ring.X),
            $"Unsafe.Add(ref memory, {CSharp.Literal(memory[value].Offset)} + ((int)((ulong)step % {CSharp.Literal(ring.Rows)}) * {CSharp.Literal(value.Channels)}))");

        static string LineName(Value line) => "line" + CSharp.Literal(line.Id);
    }

    private static bool HandsOnVectors(Kernel kernel) => kernel is Kernel.PerSample or Kernel.Product { Source.Definition: Operation.Product };

    private static IEnumerable<Value> ReadAsVectors(Kernel kernel) => kernel switch
    {
        Kernel.Dedicated { Result.Definition: Operation.DelayLine or Operation.Ring or Operation.Lookup } => [],
        Kernel.Product { Source.Definition: Operation.Product or Operation.Convolution { Window.Groups: 1 } } product => product.Operands.Skip(1),
        _ => kernel.Reads,
    };

    /// <summary>"ref float input0, ref float output0, ref float parameters, ...".</summary>
    public static string Parameters(CompiledProgram single, string element) => string.Join(", ", Names(single.Program).Select(name => "ref " + element + " " + name));

    /// <summary>"ref input0, ref output0, ...".</summary>
    public static string Arguments(CompiledProgram single) => string.Join(", ", Names(single.Program).Select(name => "ref " + name));

    private static IEnumerable<string> Names(IrProgram program) => program.Ports.Where(IsInput).Select(InputName)
        .Concat(Enumerable.Range(0, program.Outputs.Count).Select(index => "output" + CSharp.Literal(index)))
        .Concat(["parameters", "state", "scratch"]);

    private static int Cost(Target target, Kernel kernel) => kernel switch
    {
        Kernel.Product { Source.Definition: Operation.Product } product => SingleProductKernel.Cost(target, product),
        // A loop over windows.
        Kernel.Product => LargestMethod,
        Kernel.PerSample perSample => SinglePerSampleKernel.Cost(target, perSample),
        _ => 4,
    };

    private static bool IsInput(Value port) => port.Definition is Operation.Port { Role: PortRole.Input };

    private static string InputName(Value input) => "input" + CSharp.Literal(((Operation.Port)input.Definition).Index);

    /// <summary>Moves a known number of elements from one reference to another.</summary>
    private static string Copy(int length, string from, string to) =>
        $"MemoryMarshal.CreateSpan(ref {from}, {CSharp.Literal(length)}).CopyTo(MemoryMarshal.CreateSpan(ref {to}, {CSharp.Literal(length)}));";

    private static string Concat(MemoryPlan memory, Kernel.Concat kernel)
    {
        var text = new SourceWriter();
        int start = memory[kernel.Result].Offset;
        int positions = kernel.Result.Positions;
        if (positions > 1)
        {
            text.Open($"for (int position = 0; position < {CSharp.Literal(positions)}; position++)");
        }

        foreach (Value input in kernel.Result.Operands)
        {
            string length = CSharp.Literal(input.Channels);
            string from = positions == 1 ? KernelCall.PlaceOf(memory, input) : $"Unsafe.Add(ref scratch, {CSharp.Literal(memory[input].Offset)} + (position * {length}))";
            string to = CSharp.Literal(start) + (positions == 1 ? "" : $" + (position * {CSharp.Literal(kernel.Result.Channels)})");
            text.Line($"MemoryMarshal.CreateSpan(ref {from}, {length}).CopyTo(MemoryMarshal.CreateSpan(ref Unsafe.Add(ref scratch, {to}), {length}));");
            start += input.Channels;
        }

        if (positions > 1)
        {
            text.Close();
        }

        return text.ToString().TrimEnd('\n');
    }
}
