using System;
using DslNets.Compiler.Ir;
using DslNets.Compiler.Memory;
using DslNets.Compiler.Model;
using DslNets.Compiler.Shapes;

namespace DslNets.Compiler.Emit;

/// <summary>Writes the members of a network that runs as a stream, step by step, and the method of its kernels behind them.</summary>
internal static class StreamEmitter
{
    /// <summary>The method of one step.</summary>
    public const string Step = "Step";

    /// <summary>What the kernels' method is called with.</summary>
    public const string Arguments = "stream, ref input0, ref output0, steps, ref parameters, ref state";

    public static string Parameters(string number) =>
        $"global::DslNets.StreamState<{number}> stream, ref {number} input0, ref {number} output0, int steps, ref {number} parameters, ref {number} state";

    public static void Write(SourceWriter writer, ResolvedNetwork network, string number)
    {
        Node entry = network.Nodes[network.Inputs[0]];
        int inputs = entry.Shape.Channels;
        int vocabulary = (entry.Layer as LayerModel.Input)?.Vocabulary ?? 0;
        int outputs = network.Nodes[network.Outputs[0].Node].Shape.Channels;
        GeneratedFile.Member(
            writer,
            "Makes what a stream remembers from step to step: zeros. Any number of streams share the weights of one network; each is used by one thread at a time.",
            []);
        writer.Open($"public global::DslNets.StreamState<{number}> CreateState()");
        writer.Line("int length = 0;");
        writer.Line("int scratchLength = 0;");
        writer.Line("DescribeStream(ref length, ref scratchLength);");
        writer.Line($"return new global::DslNets.StreamState<{number}>(Description, length, scratchLength);");
        writer.Close();

        GeneratedFile.Member(
            writer,
            "Computes the outputs of the next step of a stream, or of several, and remembers what the one after them needs. Needs no lock and allocates nothing.",
            [
                "<param name=\"stream\">What the stream remembers, made by CreateState of this class of network.</param>",
                vocabulary > 0
                    ? $"<param name=\"x\">The step's token, from 0 to {CSharp.Literal(vocabulary - 1)}, or those of any number of steps.</param>"
                    : $"<param name=\"x\">The step's {CSharp.Literal(inputs)} features, or those of any whole number of steps, one step after the other.</param>",
                $"<param name=\"y\">Takes the {CSharp.Literal(outputs)} outputs of each step.</param>",
                "<exception cref=\"global::System.ArgumentNullException\">There is no stream.</exception>",
                .. network.LargestStream is int most
                    ? [$"<exception cref=\"global::System.InvalidOperationException\">The stream would have more than the {CSharp.Literal(most)} steps that have positions; reset it.</exception>"]
                    : Array.Empty<string>(),
                "<exception cref=\"global::System.ArgumentException\">A span does not hold a whole number of steps, or not as many as the other, or the stream is another network's.</exception>",
            ]);
        writer.Open($"public void {Step}(global::DslNets.StreamState<{number}> stream, global::System.ReadOnlySpan<{(vocabulary > 0 ? "int" : number)}> x, global::System.Span<{number}> y)");
        writer.Line("global::System.ArgumentNullException.ThrowIfNull(stream);");
        writer.Line("stream.RequireFor(Description, nameof(stream));");
        writer.Line($"int steps = global::DslNets.Runtime.PortLengths.Steps(x.Length, {CSharp.Literal(inputs)}, nameof(x));");
        writer.Line($"global::DslNets.Runtime.PortLengths.Require(y.Length, steps, {CSharp.Literal(outputs)}, nameof(y));");
        if (network.LargestStream is int largest)
        {
            writer.Line($"stream.RequireRoom(steps, {CSharp.Literal(largest)});");
        }

        if (vocabulary > 0)
        {
            writer.Line($"global::DslNets.Runtime.TokenIndexes.Require(x, x.Length, {CSharp.Literal(vocabulary)}, nameof(x));");
        }

        string values = vocabulary > 0 ? $"global::DslNets.Runtime.TokenValues<{number}>.Of(0, x)" : "x";
        writer.Line($"Run{Step}(stream, ref global::System.Runtime.InteropServices.MemoryMarshal.GetReference({values}), ref global::System.Runtime.InteropServices.MemoryMarshal.GetReference(y), steps, ref Parameters.Trained.Reference, ref Parameters.State.Reference);");
        writer.Line("stream.Advance(steps);");
        writer.Close();

        writer.Line().Line(GeneratedFile.Attribute);
        writer.Line($"static partial void Run{Step}({Parameters(number)});");
        writer.Line().Line(GeneratedFile.Attribute);
        writer.Line("static partial void DescribeStream(ref int length, ref int scratchLength);");
    }

    /// <summary>How much memory a stream needs.</summary>
    public static void WriteMemory(SourceWriter writer, CompiledProgram step)
    {
        MemoryPlan memory = step.Memory;
        writer.Line();
        writer.Open("static partial void DescribeStream(ref int length, ref int scratchLength)");
        writer.Line($"length = {CSharp.Literal(memory.StreamLength)};");
        writer.Line($"scratchLength = {CSharp.Literal(memory.LengthPerSample + memory.FixedLength)};");
        writer.Close();
    }

    /// <summary>The method of some steps for vectors of one width: a loop around the kernels, in which what is remembered stays where it is.</summary>
    public static void WriteStep(SourceWriter writer, KernelMethods methods, CompiledProgram step)
    {
        string number = methods.Target.Element;
        Value input = step.Program.Ports[0];
        Value output = step.Program.Outputs[0];
        writer.Line();
        writer.Line("[MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]");
        writer.Open($"internal static void {Step}({Parameters(number)})");
        writer.Line($"ref {number} memory = ref stream.Memory;");
        writer.Line($"ref {number} scratch = ref stream.Scratch;");
        writer.Line("long step = stream.Position;");
        var body = SingleSampleBody.Of(methods, step);
        WriteLines(body.Before);
        writer.Open("for (long end = step + steps; step < end; step++)");
        writer.Lines(body.Step);
        writer.Line($"input0 = ref Unsafe.Add(ref input0, {CSharp.Literal(input.Features)});");
        writer.Line($"output0 = ref Unsafe.Add(ref output0, {CSharp.Literal(output.Features)});");
        writer.Close();
        WriteLines(body.Behind);
        writer.Close();

        void WriteLines(string lines)
        {
            if (lines.Length > 0)
            {
                writer.Lines(lines);
            }
        }
    }
}
