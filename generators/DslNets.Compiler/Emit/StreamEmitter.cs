using System.Collections.Generic;
using System.Linq;
using DslNets.Compiler.Lowering;
using DslNets.Compiler.Model;
using DslNets.Compiler.Scheduling;
using DslNets.Compiler.Shapes;

namespace DslNets.Compiler.Emit;

/// <summary>Writes the members of a network that runs as a stream, step by step.</summary>
internal static class StreamEmitter
{
    /// <summary>The method of one step.</summary>
    public const string Step = "Step";

    public static void Write(SourceWriter writer, ResolvedNetwork network, string number)
    {
        // The values remembered lie one after the other, each from a whole vector on.
        var offsets = new List<int>();
        int length = 0;
        foreach (LayerModel.Recurrent layer in network.Nodes.Select(node => node.Layer).OfType<LayerModel.Recurrent>())
        {
            foreach (int _ in RecurrentLowering.Remembered(RecurrentCells.Of(layer)))
            {
                offsets.Add(length);
                length += Panels.VectorLength(layer.Units);
            }
        }

        int inputs = network.Nodes[network.Inputs[0]].Shape.Channels;
        int outputs = network.Nodes[network.Outputs[0].Node].Shape.Channels;
        GeneratedFile.Member(
            writer,
            "Makes what a stream remembers from step to step: zeros. Any number of streams share the weights of one network; each is used by one thread at a time.",
            []);
        writer.Open($"public global::DslNets.StreamState<{number}> CreateState()");
        writer.Line("int length = 0;");
        writer.Line($"Describe{Step}Scratch(ref length);");
        writer.Line($"return new global::DslNets.StreamState<{number}>(Description, {CSharp.Literal(length)}, length);");
        writer.Close();

        GeneratedFile.Member(
            writer,
            "Computes the output of the next step of a stream, and remembers what the one after it needs. Needs no lock and allocates nothing.",
            [
                "<param name=\"stream\">What the stream remembers, made by CreateState of this class of network.</param>",
                $"<param name=\"x\">The step's {CSharp.Literal(inputs)} features.</param>",
                $"<param name=\"y\">Takes the step's {CSharp.Literal(outputs)} outputs.</param>",
                "<exception cref=\"global::System.ArgumentNullException\">There is no stream.</exception>",
                "<exception cref=\"global::System.ArgumentException\">A span has not exactly the length of one step, or the stream is another network's.</exception>",
            ]);
        writer.Open($"public void {Step}(global::DslNets.StreamState<{number}> stream, global::System.ReadOnlySpan<{number}> x, global::System.Span<{number}> y)");
        writer.Line("global::System.ArgumentNullException.ThrowIfNull(stream);");
        writer.Line("stream.RequireFor(Description, nameof(stream));");
        writer.Line($"global::DslNets.Runtime.PortLengths.Require(x.Length, {CSharp.Literal(inputs)}, nameof(x));");
        writer.Line($"global::DslNets.Runtime.PortLengths.Require(y.Length, {CSharp.Literal(outputs)}, nameof(y));");
        writer.Line($"ref {number} memory = ref stream.Memory;");
        string states = string.Concat(offsets.Select(offset => $", ref global::System.Runtime.CompilerServices.Unsafe.Add(ref memory, {CSharp.Literal(offset)})"));
        writer.Line($"Run{Step}(ref global::System.Runtime.InteropServices.MemoryMarshal.GetReference(x){states}, ref global::System.Runtime.InteropServices.MemoryMarshal.GetReference(y){states}, ref Parameters.Trained.Reference, ref Parameters.State.Reference, ref stream.Scratch);");
        writer.Close();

        IEnumerable<string> ports = Enumerable.Range(0, offsets.Count + 1).Select(index => "input" + CSharp.Literal(index)).Concat(Enumerable.Range(0, offsets.Count + 1).Select(index => "output" + CSharp.Literal(index)));
        writer.Line().Line(GeneratedFile.Attribute);
        writer.Line($"static partial void Run{Step}({string.Join(", ", ports.Concat(["parameters", "state", "scratch"]).Select(reference => $"ref {number} {reference}"))});");
        writer.Line().Line(GeneratedFile.Attribute);
        writer.Line($"static partial void Describe{Step}Scratch(ref int length);");
    }
}
