using System;
using System.Collections.Generic;
using System.Linq;
using DslNets.Compiler.Emit.Kernels;
using DslNets.Compiler.Ir;
using DslNets.Compiler.Memory;
using DslNets.Compiler.Scheduling;

namespace DslNets.Compiler.Emit;

/// <summary>The C# of one sample, from the inputs to the outputs, or of one step of a stream.</summary>
internal sealed class SingleSampleBody
{
    /// <summary>A network of at most this many vector operations is compiled as one method; the JIT takes some 7 ms for the largest.</summary>
    private const int LargestMethod = 400;

    private readonly KernelMethods _methods;
    private readonly IrProgram _program;
    private readonly MemoryPlan _memory;
    private readonly VectorLocals _locals;
    private readonly bool _isInlined;
    private readonly List<Value> _inputs;
    private readonly List<Value> _copied;
    private readonly SourceWriter _before = new();
    private readonly SourceWriter _step = new();
    private readonly SourceWriter _behind = new();

    private SingleSampleBody(KernelMethods methods, CompiledProgram single, Dictionary<Value, Value> remembered, VectorLocals locals, bool isInlined)
    {
        _methods = methods;
        _program = single.Program;
        _memory = single.Memory;
        _locals = locals;
        _isInlined = isInlined;
        IReadOnlyList<Kernel> kernels = single.Sections[0].Kernels;
        _inputs = InputsOf(_program).ToList();

        // A product reads its input number by number, so it may read the user's span; anything else reads whole vectors and needs padding.
        _copied = _inputs.Where(input => _program.Outputs.Select(Liveness.Whole).Contains(input)
            || kernels.Any(kernel => ReadAsVectors(kernel).Select(Liveness.Whole).Contains(input))).ToList();
        foreach (Value input in _copied)
        {
            _step.Line(Copy(input.Features, InputName(input), Place(input)));
        }

        foreach (Kernel kernel in kernels)
        {
            WriteKernel(kernel);
        }

        _step.Line();
        for (int index = 0; index < _program.Outputs.Count; index++)
        {
            WriteOutput(_program.Outputs[index], "output" + CSharp.Literal(index));
        }

        foreach (KeyValuePair<Value, Value> pair in remembered)
        {
            Remember(pair.Key, pair.Value);
        }
    }

    /// <summary>What comes before the first step of a stream; nothing for one sample.</summary>
    public string Before => _before.ToString();

    /// <summary>What is computed.</summary>
    public string Step => _step.ToString();

    /// <summary>What comes behind the last step of a stream; nothing for one sample.</summary>
    public string Behind => _behind.ToString();

    public static SingleSampleBody Of(KernelMethods methods, CompiledProgram single)
    {
        bool isInlined = single.Sections[0].Kernels.Sum(kernel => Cost(methods.Target, kernel)) <= LargestMethod;
        Dictionary<Value, Value> remembered = single.Program.Ports.Where(port => port.Definition is Operation.Port { Role: PortRole.Remembered })
            .ToDictionary(before => before, before => single.Program.Remembered[((Operation.Port)before.Definition).Index]);
        var locals = new VectorLocals(single.Memory, remembered, isInlined);

        // What is remembered is taken before it is made: first it is learned what is made, then what is taken. Without a memory one round teaches both.
        int rounds = !isInlined ? 0 : remembered.Count > 0 ? 2 : 1;
        for (int round = 0; round < rounds; round++)
        {
            _ = new SingleSampleBody(new KernelMethods(methods.Target), single, remembered, locals, isInlined);
            locals = locals.Next();
        }

        return new SingleSampleBody(methods, single, remembered, locals, isInlined);
    }

    public static IEnumerable<Value> InputsOf(IrProgram program) => program.Ports.Where(port => port.Definition is Operation.Port { Role: PortRole.Input });

    public static string InputName(Value input) => "input" + CSharp.Literal(((Operation.Port)input.Definition).Index);

    private static int Cost(Target target, Kernel kernel) => kernel switch
    {
        Kernel.Product { Source.Definition: Operation.Product } product => SingleProductKernel.Cost(target, product),
        // A loop over windows.
        Kernel.Product => LargestMethod,
        Kernel.PerSample perSample => SinglePerSampleKernel.Cost(target, perSample),
        _ => 4,
    };

    private static bool HandsOnVectors(Kernel kernel) => kernel is Kernel.PerSample or Kernel.Product { Source.Definition: Operation.Product };

    private static IEnumerable<Value> ReadAsVectors(Kernel kernel) => kernel switch
    {
        Kernel.Dedicated { Result.Definition: Operation.DelayLine or Operation.Ring or Operation.Lookup } => [],
        Kernel.Product { Source.Definition: Operation.Product or Operation.Convolution { Window.Groups: 1 } } product => product.Operands.Skip(1),
        _ => kernel.Reads,
    };

    private static string LineName(Value line) => "line" + CSharp.Literal(line.Id);

    /// <summary>Moves a known number of elements from one reference to another.</summary>
    private static string Copy(int length, string from, string to) =>
        $"MemoryMarshal.CreateSpan(ref {from}, {CSharp.Literal(length)}).CopyTo(MemoryMarshal.CreateSpan(ref {to}, {CSharp.Literal(length)}));";

    private string Place(Value value) => KernelCall.PlaceOf(_memory, value);

    private string? Given(Value value) => Liveness.Whole(value) switch
    {
        var whole when _inputs.Contains(whole) && !_copied.Contains(whole) => InputName(whole),
        { Definition: Operation.DelayLine } whole => LineName(whole),
        _ => null,
    };

    private void WriteKernel(Kernel kernel)
    {
        _step.Line().Lines("// " + KernelPrinter.Print(kernel).Replace("\n", "\n// "));
        if (!HandsOnVectors(kernel))
        {
            foreach (Value value in kernel.Reads)
            {
                _locals.Read(value);
            }
        }

        _step.Lines(kernel switch
        {
            Kernel.Product product => product.Source.Definition switch
            {
                Operation.Convolution => SingleConvolutionKernel.Emit(_methods, _memory, product, Given),
                Operation.MaxPool or Operation.AveragePool => SinglePoolKernel.Emit(_methods, _memory, product, Given),
                _ => SingleProductKernel.Emit(_methods, _memory, product, _isInlined, Given, _locals),
            },
            Kernel.PerSample perSample => SinglePerSampleKernel.Emit(_methods, _memory, perSample, _isInlined, Given, _locals),
            Kernel.PerFeature perFeature => PerFeatureKernel.EmitSingle(_methods, _memory, _program.Tensors, perFeature),
            Kernel.Concat concat => Concat(concat),
            Kernel.Dedicated { Result.Definition: Operation.Lookup } lookup => SingleLookupKernel.Emit(_methods, _memory, lookup, Given),
            Kernel.Dedicated { Result.Definition: Operation.AttentionStep } attention => AttentionStepKernel.Emit(_methods, _memory, attention, Given),
            Kernel.Dedicated { Result: { Definition: Operation.Ring ring } result } => Ring(ring, result),
            Kernel.Dedicated { Result: { Definition: Operation.DelayLine line } result } => DelayLine(line, result),
            _ => throw new InvalidOperationException(kernel.GetType().Name),
        });
    }

    private void WriteOutput(Value output, string name)
    {
        IReadOnlyList<(int First, VectorType Type)> vectors = _locals.MadeOf(output);
        if (VectorLocals.Covers(vectors, output))
        {
            foreach ((int first, VectorType type) in vectors)
            {
                _step.Line(type.Store(_locals.Take(output, first, type)!, name, first));
            }

            return;
        }

        _locals.Read(output);
        _step.Line(Copy(output.Features, Place(output), name));
    }

    /// <summary>Vectors that kernels take of what is remembered stay in their locals from step to step.</summary>
    private void Remember(Value before, Value now)
    {
        IReadOnlyList<(int First, VectorType Type)> vectors = _locals.TakenOf(before);
        bool isInMemory = _locals.IsRead(before) || !VectorLocals.Covers(vectors, before);
        foreach ((int first, VectorType type) in vectors)
        {
            string local = _locals.Name(before, first);
            _before.Line($"var {local} = {type.Load(Place(before), first)};");
            _step.Line($"{local} = {_locals.Take(now, first, type)};");
            if (!isInMemory)
            {
                _behind.Line(type.Store(local, Place(before), first));
            }
        }

        if (!isInMemory)
        {
            return;
        }

        _locals.Read(now);
        if (_memory[now] != _memory[before])
        {
            _step.Line(Copy(before.Features, Place(now), Place(before)));
        }
    }

    /// <summary>The steps that lie the dilation apart lie side by side: all move up by one, and the newest comes behind them.</summary>
    private string DelayLine(Operation.DelayLine line, Value value)
    {
        string place = CSharp.Literal(_memory[value].Offset) + (line.Dilation == 1 ? "" : $" + ((int)((ulong)step % {CSharp.Literal(line.Dilation)}) * {CSharp.Literal(StreamPlanner.LineLength(value))})");
        int channels = value.Channels;
        int kept = value.Features - channels;
        return $"ref {_methods.Target.Element} {LineName(value)} = ref Unsafe.Add(ref memory, {place});\n"
            + Copy(kept, KernelCall.At(LineName(value), channels), LineName(value)) + "\n"
            + Copy(channels, Given(line.X) ?? Place(line.X), KernelCall.At(LineName(value), kept));
    }

    /// <summary>The new row takes the place of the oldest.</summary>
    private string Ring(Operation.Ring ring, Value value) => Copy(
        value.Channels,
        Given(ring.X) ?? Place(ring.X),
        $"Unsafe.Add(ref memory, {CSharp.Literal(_memory[value].Offset)} + ((int)((ulong)step % {CSharp.Literal(ring.Rows)}) * {CSharp.Literal(value.Channels)}))");

    private string Concat(Kernel.Concat kernel)
    {
        var text = new SourceWriter();
        int start = _memory[kernel.Result].Offset;
        int positions = kernel.Result.Positions;
        if (positions > 1)
        {
            text.Open($"for (int position = 0; position < {CSharp.Literal(positions)}; position++)");
        }

        foreach (Value input in kernel.Result.Operands)
        {
            string length = CSharp.Literal(input.Channels);
            string from = positions == 1 ? Place(input) : $"Unsafe.Add(ref scratch, {CSharp.Literal(_memory[input].Offset)} + (position * {length}))";
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
