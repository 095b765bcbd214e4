using System.Collections.Generic;
using System.Linq;
using DslNets.Compiler.Ir;
using DslNets.Compiler.Memory;
using DslNets.Compiler.Model;
using DslNets.Compiler.Scheduling;

namespace DslNets.Compiler.Emit;

/// <summary>Writes the kernels file: for each vector width a class with the sections of training and inference, and the choice between them.</summary>
public static class KernelsEmitter
{
    private const string Predict = "Predict";

    /// <summary>The widths, widest first.</summary>
    private static readonly int[] Widths = [512, 256, 128];

    private static readonly string[] Usings =
    [
        "global::System", "global::System.Runtime.CompilerServices", "global::System.Runtime.InteropServices", "global::System.Runtime.Intrinsics", "global::DslNets.Runtime",
    ];

    /// <summary>
    /// Two parts: the network's own part only chooses the width. The kernels stand in a namespace of their own, in types local to the file, so that short names are safe:
    /// nothing the user calls Math or Vector512 comes between.
    /// </summary>
    public static string Emit(CompiledNetwork network)
    {
        NetworkModel model = network.Network.Model;
        SourceWriter writer = GeneratedFile.Begin(
            $"The kernels of {model.Type.Name}: what it computes, layer by layer, for vectors of 512, 256 and 128 bits.",
            "disable",
            ["CS0219 // a kernel may keep a value that only another vector width reads"]);
        string element = model.Precision == Precision.Single ? "float" : "double";
        GeneratedFile.OpenType(writer, model.Type, [], []);
        WriteArena(writer, "training", network.Training);
        WriteArena(writer, "inference", network.Inference);
        foreach (CompiledSection section in network.Sections)
        {
            WriteArena(writer, section.Section.Name + "Batch", section.Inference);
        }

        foreach ((string name, CompiledProgram single) in SingleMethods(network))
        {
            writer.Line();
            writer.Line($"static partial void Describe{(name == Predict ? "" : name)}Scratch(ref int length) => length = {CSharp.Literal(single.Memory.LengthPerSample + single.Memory.FixedLength)};");
        }

        if (network.Step is { } remembering)
        {
            StreamEmitter.WriteMemory(writer, remembering);
        }

        foreach ((string name, _, _) in Methods(network))
        {
            WriteChoice(name, $"global::DslNets.Runtime.Pass<{element}> pass, in global::DslNets.Runtime.Worker worker", "pass, worker");
        }

        foreach ((string name, CompiledProgram single) in SingleMethods(network))
        {
            WriteChoice(name, SingleSampleEmitter.Parameters(single, element), SingleSampleEmitter.Arguments(single));
        }

        if (network.Step is not null)
        {
            WriteChoice(StreamEmitter.Step, StreamEmitter.Parameters(element), StreamEmitter.Arguments);
        }

        writer = new SourceWriter().Lines(GeneratedFile.End(writer, model.Type));

        writer.Line().Open("namespace DslNets.Generated");
        foreach (string name in Usings)
        {
            writer.Line("using " + name + ";");
        }

        foreach (int bits in Widths)
        {
            WriteKernels(new Target(bits, model.Precision));
        }

        return writer.Close().ToString();

        void WriteChoice(string name, string parameters, string arguments)
        {
            writer.Line();
            writer.Open($"static partial void Run{name}({parameters})");
            string keyword = "if";
            foreach (int bits in Widths)
            {
                string vector = "Vector" + CSharp.Literal(bits);
                writer.Open(bits == 128 ? "else" : $"{keyword} (global::System.Runtime.Intrinsics.{vector}.IsHardwareAccelerated)");
                writer.Line($"global::DslNets.Generated.{ClassName(bits)}.{name}({arguments});");
                writer.Close();
                keyword = "else if";
            }

            writer.Close();
        }

        void WriteKernels(Target target)
        {
            var methods = new KernelMethods(target);
            writer.Line();
            writer.Line($"/// <summary>Kernels for vectors of {CSharp.Literal(target.Bits)} bits: {CSharp.Literal(target.Lanes)} samples each, {CSharp.Literal(target.BlockLength)} in a block.</summary>");
            writer.Line(GeneratedFile.Attribute);
            writer.Open($"file static class {ClassName(target.Bits)}");
            foreach ((string name, CompiledProgram program, ScheduledSection? section) in Methods(network))
            {
                SectionEmitter.Emit(writer, methods, name, program.Program, program.Memory, section ?? new ScheduledSection(SectionKind.Loss, [], []));
            }

            foreach ((string name, CompiledProgram single) in SingleMethods(network))
            {
                SingleSampleEmitter.Emit(writer, methods, name, single);
            }

            if (network.Step is { } step)
            {
                StreamEmitter.WriteStep(writer, methods, step);
            }

            methods.Write(writer);
            writer.Close();
        }

        string ClassName(int bits) => model.Type.Name + "Kernels" + CSharp.Literal(bits);
    }

    private static IEnumerable<(string Name, CompiledProgram Program, ScheduledSection? Section)> Methods(CompiledNetwork network)
    {
        yield return ("TrainForward", network.Training, Section(network.Training, SectionKind.Forward));
        yield return ("TrainLoss", network.Training, Section(network.Training, SectionKind.Loss));
        yield return ("TrainBackward", network.Training, Section(network.Training, SectionKind.Backward));
        yield return ("TrainBackwardFromOutputs", network.Training, Section(network.Training, SectionKind.BackwardFromOutputs));
        yield return ("InferForward", network.Inference, Section(network.Inference, SectionKind.Forward));
        yield return ("InferLoss", network.Inference, Section(network.Inference, SectionKind.Loss));
        foreach (CompiledSection section in network.Sections)
        {
            yield return (CSharp.MemberName(section.Section.Name) + "Batch", section.Inference, Section(section.Inference, SectionKind.Forward));
        }

        static ScheduledSection? Section(CompiledProgram program, SectionKind kind) => program.Sections.FirstOrDefault(section => section.Kind == kind);
    }

    private static IEnumerable<(string Name, CompiledProgram Single)> SingleMethods(CompiledNetwork network)
    {
        if (network.SingleSample is { } whole)
        {
            yield return (Predict, whole);
        }

        foreach (CompiledSection section in network.Sections)
        {
            if (section.SingleSample is { } single)
            {
                yield return (CSharp.MemberName(section.Section.Name), single);
            }
        }
    }

    private static void WriteArena(SourceWriter writer, string name, CompiledProgram compiled)
    {
        IrProgram program = compiled.Program;
        MemoryPlan memory = compiled.Memory;
        writer.Line();
        writer.Open($"static partial void Describe{CSharp.MemberName(name)}(ref global::DslNets.ArenaDescription arena)");
        writer.Line("arena = new global::DslNets.ArenaDescription(");
        writer.Line($"    LengthPerSample: {CSharp.Literal(memory.LengthPerSample)},");
        writer.Line($"    Inputs: [{Ports(PortRole.Input)}],");
        writer.Line($"    Outputs: [{Offsets(program.Outputs)}],");
        writer.Line($"    Targets: [{Ports(PortRole.Target)}],");
        writer.Line($"    SampleWeights: {(Ports(PortRole.SampleWeight) is { Length: > 0 } weight ? weight : "-1")},");
        writer.Line($"    Losses: {(program.Loss is { } loss ? Offsets([loss]) : "-1")},");
        writer.Line($"    InputGradients: [{InputGradients(SectionKind.Backward)}],");
        writer.Line($"    OutputGradients: [{Ports(PortRole.OutputGradient)}],");
        writer.Line($"    FixedLength: {CSharp.Literal(memory.FixedLength)},");
        var more = new List<string>();
        if (program.Ports.Any(port => port.Definition is Operation.Port { Role: PortRole.Lengths }))
        {
            more.Add($"Lengths = [{Lengths()}]");
        }

        if (program.Remembered.Count > 0)
        {
            more.Add($"Carried = [{string.Join(", ", program.Ports.Where(port => port.Definition is Operation.Port { Role: PortRole.Remembered }).Zip(program.Remembered, Carried))}]");
        }

        writer.Line($"    InputGradientsFromOutputs: [{InputGradients(SectionKind.BackwardFromOutputs)}]){(more.Count > 0 ? " { " + string.Join(", ", more) + " }" : "")};");
        writer.Close();

        string Carried(Value before, Value after) =>
            $"new global::DslNets.CarriedState({CSharp.Literal(memory[before].Offset)}, {CSharp.Literal(memory[after].Offset)}, {CSharp.Literal(before.Features)})";

        string Lengths() => Offsets(program.Ports.Where(port => port.Definition is Operation.Port { Role: PortRole.Input })
            .Select(input => program.Ports.FirstOrDefault(port => port.Definition is Operation.Port { Role: PortRole.Lengths } lengths && lengths.Index == ((Operation.Port)input.Definition).Index)));

        string InputGradients(SectionKind kind) => Offsets(program.Sections.FirstOrDefault(section => section.Kind == kind)?.InputGradients ?? []);

        string Ports(PortRole role) => Offsets(program.Ports
            .Where(port => ((Operation.Port)port.Definition).Role == role)
            .OrderBy(port => ((Operation.Port)port.Definition).Index));

        string Offsets(IEnumerable<Value?> values) => string.Join(", ", values.Select(value => value is null ? "-1" : CSharp.Literal(memory[value].Offset)));
    }
}
