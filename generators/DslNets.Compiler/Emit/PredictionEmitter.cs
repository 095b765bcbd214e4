using System.Collections.Generic;
using System.Linq;

namespace DslNets.Compiler.Emit;

/// <summary>Writes the methods that compute values from values for one sample and for many: Predict and PredictBatch, or those of a section.</summary>
/// <param name="name">The method for one sample; the others are called after it.</param>
/// <param name="computes">What it computes, as its documentation begins: <c>Computes the outputs</c>.</param>
/// <param name="runBatch">The method of the kernels file for a batch.</param>
/// <param name="pass">The memory of a batch, as an expression.</param>
/// <param name="hasSingleSampleKernels">Whether the kernels file has a method for one sample too.</param>
internal sealed class PredictionEmitter(
    SourceWriter writer,
    string number,
    string name,
    string computes,
    IReadOnlyList<PredictionPort> inputs,
    IReadOnlyList<PredictionPort> outputs,
    string runBatch,
    string pass,
    bool hasSingleSampleKernels)
{
    /// <summary>Up to so many samples are computed one by one: a block of the batch's layout would be mostly padding.</summary>
    private const int FewSamples = 6;

    /// <summary>So many samples of tokens at a time become the numbers that ports hold.</summary>
    private const int SamplesOfTokens = 128;

    private const string Remark = "Thread-safe; allocates nothing after the first call on a thread.";

    private readonly List<PredictionPort> _ports = [.. inputs, .. outputs];

    /// <summary>What the memory for one sample is called after; "" for that of Predict.</summary>
    public string ScratchPrefix { get; init; } = "";

    /// <summary>The field with that memory.</summary>
    public string ScratchField { get; init; } = "_scratch";

    /// <summary>Whether layers are stateful: a prediction starts them from zeros.</summary>
    public bool HasState { get; init; }

    /// <summary>Parameters for the inputs, as users give them: tokens and lengths are whole numbers.</summary>
    public string InputSpans => string.Join(", ", inputs.Select(port => $"global::System.ReadOnlySpan<{(port.HasTokens || port.LengthsOf is not null ? "int" : number)}> {port.Parameter}"));

    private bool HasTokens => inputs.Any(port => port.HasTokens);

    /// <summary>The documentation of the inputs of one sample.</summary>
    public IEnumerable<string> InputDocumentation => inputs.Select(port => Documentation(port, ""));

    private string Spans => string.Join(", ", [InputSpans, OutputSpans]);

    private string OutputSpans => string.Join(", ", outputs.Select(port => $"global::System.Span<{number}> {port.Parameter}"));

    private string Arguments => string.Join(", ", _ports.Select(port => port.Parameter));

    /// <summary>A name for a local variable beside the parameters, which are called after the ports.</summary>
    public string Local(string variable)
    {
        while (_ports.Any(port => port.Name == variable))
        {
            variable += "_";
        }

        return variable;
    }

    public void WriteSingle()
    {
        GeneratedFile.Member(
            writer,
            $"{computes} of one sample. {Remark}",
            [.. _ports.Select(port => Documentation(port, "")), "<exception cref=\"global::System.ArgumentException\">A span has not exactly the length of one sample.</exception>"]);
        writer.Open($"public void {name}({Spans})");
        foreach (PredictionPort port in _ports)
        {
            writer.Line($"global::DslNets.Runtime.PortLengths.Require({port.Parameter}.Length, {port.Length}, nameof({port.Parameter}));");
        }

        RequireSteps();
        RequireTokens();
        if (!hasSingleSampleKernels)
        {
            writer.Line($"{name}Samples({string.Join(", ", inputs.Select((port, index) => port.HasTokens ? Values(index, port.Parameter) : port.Parameter).Concat(outputs.Select(port => port.Parameter)))}, 1);");
            writer.Close();
            return;
        }

        string scratch = Local("scratch");
        writer.Line($"global::DslNets.Runtime.AlignedBuffer<{number}> {scratch} = {ScratchField} ??= New{ScratchPrefix}Scratch();");
        IEnumerable<string> references = _ports.Select(port => $"ref global::System.Runtime.InteropServices.MemoryMarshal.GetReference({port.Parameter})");
        writer.Line($"Run{name}({string.Join(", ", references)}, ref Parameters.Trained.Reference, ref Parameters.State.Reference, ref {scratch}.Reference);");
        writer.Close();

        // One for each thread, so that predicting needs no lock and allocates nothing.
        writer.Line().Line("[global::System.ThreadStatic]");
        writer.Line($"private static global::DslNets.Runtime.AlignedBuffer<{number}>? {ScratchField};");
        writer.Line().Line(GeneratedFile.Attribute).Open($"private static global::DslNets.Runtime.AlignedBuffer<{number}> New{ScratchPrefix}Scratch()");
        writer.Line("int length = 0;");
        writer.Line($"Describe{ScratchPrefix}Scratch(ref length);");
        writer.Line($"return new global::DslNets.Runtime.AlignedBuffer<{number}>(length);");
        writer.Close();
    }

    public void WriteBatch()
    {
        GeneratedFile.Member(
            writer,
            $"{computes} of any whole number of samples. {Remark}",
            [
                .. _ports.Select(port => Documentation(port, " one sample after the other;")),
                "<exception cref=\"global::System.ArgumentException\">A span does not hold a whole number of samples, or not as many as the others.</exception>",
            ]);
        writer.Open($"public void {name}Batch({Spans})");
        string samples = Local("samples");
        writer.Line($"int {samples} = global::DslNets.Runtime.PortLengths.Samples({inputs[0].Parameter}.Length, {inputs[0].Length}, nameof({inputs[0].Parameter}));");
        foreach (PredictionPort port in _ports.Skip(1))
        {
            writer.Line($"global::DslNets.Runtime.PortLengths.Require({port.Parameter}.Length, {samples}, {port.Length}, nameof({port.Parameter}));");
        }

        RequireSteps();
        RequireTokens();
        if (HasTokens)
        {
            // Piece by piece, so that the memory for the numbers does not grow with the batch.
            string first = Local("first");
            string count = Local("count");
            writer.Open($"for (int {first} = 0, {count}; {first} < {samples}; {first} += {count})");
            writer.Line($"{count} = global::System.Math.Min({CSharp.Literal(SamplesOfTokens)}, {samples} - {first});");
            writer.Line($"{name}Samples({string.Join(", ", inputs.Select((port, index) => port.HasTokens ? Values(index, Piece(port)) : Piece(port)).Concat(outputs.Select(Piece)))}, {count});");
            writer.Close();

            string Piece(PredictionPort port) => $"{port.Parameter}.Slice({first} * {port.Length}, {count} * {port.Length})";
        }
        else
        {
            writer.Line($"{name}Samples({Arguments}, {samples});");
        }

        writer.Close();
    }

    /// <summary>Tokens are checked once, before any kernel reads by them.</summary>
    private void RequireTokens()
    {
        foreach (PredictionPort port in inputs.Where(port => port.HasTokens))
        {
            writer.Line($"global::DslNets.Runtime.TokenIndexes.Require({port.Parameter}, {port.Length}, {CSharp.Literal(port.Vocabulary)}, nameof({port.Parameter}));");
        }
    }

    private string Values(int port, string tokens) => $"global::DslNets.Runtime.TokenValues<{number}>.Of({CSharp.Literal(port)}, {tokens})";

    /// <summary>What both methods call for as many samples as fit their memory.</summary>
    public void WriteSamples()
    {
        string samples = Local("samples");
        string sample = Local("sample");
        string first = Local("first");
        string count = Local("count");
        string memory = Local("pass");
        writer.Line().Line(GeneratedFile.Attribute).Open($"private void {name}Samples({string.Join(", ", [.. inputs.Select(port => $"global::System.ReadOnlySpan<{(port.LengthsOf is null ? number : "int")}> {port.Parameter}"), OutputSpans])}, int {samples})");
        if (hasSingleSampleKernels)
        {
            writer.Open($"if ({samples} <= {CSharp.Literal(FewSamples)})");
            writer.Open($"for (int {sample} = 0; {sample} < {samples}; {sample}++)");
            writer.Line($"{name}({string.Join(", ", _ports.Select(port => $"{port.Parameter}.Slice({sample} * {port.Length}, {port.Length})"))});");
            writer.Close().Line().Line("return;").Close().Line();
        }

        writer.Line($"global::DslNets.Runtime.Pass<{number}> {memory} = {pass};");
        writer.Open($"for (int {first} = 0, {count}; {first} < {samples}; {first} += {count})");
        writer.Line($"{count} = global::System.Math.Min({memory}.Capacity, {samples} - {first});");
        writer.Line($"{memory}.Samples = {count};");
        if (HasState)
        {
            writer.Line($"{memory}.StartFromZeros();");
        }

        int place = 0;
        foreach (PredictionPort port in inputs)
        {
            writer.Line(port.LengthsOf is int input
                ? $"{memory}.PackLengths({memory}.Layout.Lengths[{CSharp.Literal(input)}], {Rows(port)}, 0, {memory}.Blocks);"
                : $"{memory}.Pack({memory}.Layout.Inputs[{CSharp.Literal(place++)}], {port.Length}, {Rows(port)});");
        }

        writer.Line($"{runBatch}({memory}, global::DslNets.Runtime.Worker.Single);");
        for (int port = 0; port < outputs.Count; port++)
        {
            writer.Line($"{memory}.Unpack({memory}.Layout.Outputs[{CSharp.Literal(port)}], {outputs[port].Length}, {Rows(outputs[port])});");
        }

        writer.Close().Close();

        string Rows(PredictionPort port) => $"{port.Parameter}.Slice({first} * {port.Length}, {count} * {port.Length})";
    }

    /// <summary>What the kernels file defines for one sample.</summary>
    public void WriteSingleContract()
    {
        if (!hasSingleSampleKernels)
        {
            return;
        }

        IEnumerable<string> references = inputs.Select((_, index) => "input" + CSharp.Literal(index)).Concat(outputs.Select((_, index) => "output" + CSharp.Literal(index)))
            .Concat(["parameters", "state", "scratch"])
            .Select(reference => $"ref {number} {reference}");
        writer.Line().Line(GeneratedFile.Attribute);
        writer.Line($"static partial void Run{name}({string.Join(", ", references)});");
        writer.Line().Line(GeneratedFile.Attribute);
        writer.Line($"static partial void Describe{ScratchPrefix}Scratch(ref int length);");
    }

    private void RequireSteps()
    {
        foreach (PredictionPort port in inputs.Where(port => port.LengthsOf is not null))
        {
            writer.Line($"global::DslNets.Runtime.PortLengths.RequireSteps({port.Parameter}, {CSharp.Literal(port.Steps)}, nameof({port.Parameter}));");
        }
    }

    private static string Documentation(PredictionPort port, string rows)
    {
        if (port.LengthsOf is not null)
        {
            return $"<param name=\"{port.Name}\">{port.Meaning}{(rows.Length > 0 ? ", one number for each sample" : "")}: 1 to {CSharp.Literal(port.Steps)}.</param>";
        }

        string values = port.HasTokens ? $"{CSharp.Literal(port.Shape.Positions)} tokens, from 0 to {CSharp.Literal(port.Vocabulary - 1)}" : $"{port.Shape} values";
        return $"<param name=\"{port.Name}\">{port.Meaning}:{rows} {values}{(rows.Length > 0 ? " each" : "")}.</param>";
    }
}
