using System.Collections.Generic;
using System.Linq;
using DslNets.Compiler.Ir;
using DslNets.Compiler.Lowering;
using DslNets.Compiler.Model;
using DslNets.Compiler.Shapes;

namespace DslNets.Compiler.Emit;

/// <summary>Writes the surface file: the members users see, with their documentation. It needs shapes only; all that computes is in the kernels file.</summary>
public sealed class SurfaceEmitter
{
    /// <summary>The methods that the kernels file defines, in the order of a training step.</summary>
    private static readonly string[] Steps = ["TrainForward", "TrainLoss", "TrainBackward", "TrainBackwardFromOutputs", "InferForward", "InferLoss"];

    private static readonly string[] Arenas = ["Training", "Inference"];

    /// <summary>Up to so many outputs lie on the stack while the largest is sought.</summary>
    private const int LargestOnStack = 1024;

    private readonly ResolvedNetwork _network;
    private readonly IReadOnlyList<TensorModel> _tensors;
    private readonly IReadOnlyList<LayerRow> _table;
    private readonly IReadOnlyList<PredictionPort> _inputs;

    /// <summary>What methods that predict take: the inputs, and true lengths behind those that have them.</summary>
    private readonly IReadOnlyList<PredictionPort> _arguments;
    private readonly IReadOnlyList<PredictionPort> _outputs;
    private readonly string _number;
    private readonly string _self;
    private readonly SourceWriter _writer;
    private readonly PredictionEmitter _predict;
    private readonly IReadOnlyList<PredictionEmitter> _sections;

    private SurfaceEmitter(ResolvedNetwork network)
    {
        _network = network;
        _tensors = LayerTensors.Of(network);
        _table = NetworkTable.Of(network, _tensors);
        _inputs = network.Inputs.Select(input => Input(network.Nodes[input].Name, network.Nodes[input], "The input")).ToList();
        _arguments = _inputs.SelectMany((port, index) => network.Nodes[network.Inputs[index]].Lengths is null ? [port] : new[] { port, Lengths(port, index) }).ToList();
        _outputs = network.Outputs.Select(output => new PredictionPort(output.Name, network.Nodes[output.Node].Shape, "Takes the output")).ToList();
        _number = network.Model.Precision == Precision.Single ? "float" : "double";
        _self = "global::" + network.Model.Type.FullName;
        _writer = GeneratedFile.Begin(Title, "enable", []);
        _predict = new PredictionEmitter(
            _writer,
            _number,
            "Predict",
            "Computes the outputs",
            _arguments,
            _outputs,
            "RunInferForward",
            $"global::DslNets.Runtime.InferencePass<{_self}, {_number}>.For(Parameters)",
            network.HasSingleSampleKernels)
        {
            HasState = network.Nodes.Any(node => node.Layer is LayerModel.Recurrent { Stateful: true }),
        };
        _sections = network.Sections.Select(Section).ToList();
    }

    private string Title => $"{_network.Model.Type.Name}: {Shapes(_inputs)} -> {Shapes(_outputs)}, {NetworkTable.Count(_tensors.Where(tensor => !tensor.IsState).Sum(tensor => (long)tensor.Length))} parameters";

    public static string Emit(ResolvedNetwork network) => new SurfaceEmitter(network).Emit();

    private string Emit()
    {
        TypeDeclaration type = _network.Model.Type;
        List<string> documentation =
        [
            $"/// <summary>A network of {Shapes(_inputs)} to {Shapes(_outputs)}.</summary>",
            "/// <remarks><code>",
            .. NetworkTable.Lines(_table).Select(line => "/// " + line),
            "/// </code></remarks>",
        ];
        GeneratedFile.OpenType(_writer, type, [], documentation, $" : global::DslNets.INetwork<{_self}, {_number}>");
        WriteLengths();
        WriteConstruction();
        WriteViews();
        WritePredict();
        WriteClassify();
        WriteSections();
        if (_network.IsStream)
        {
            StreamEmitter.Write(_writer, _network, _number);
        }

        WriteContract();
        DescriptionWriter.Write(_writer, _network, _tensors, _table);
        return GeneratedFile.End(_writer, type);
    }

    private void WriteLengths()
    {
        Constant("The number of trained values.", "ParameterCount", _tensors.Where(tensor => !tensor.IsState).Sum(tensor => tensor.Length));
        WriteLengths("Input", _inputs);
        WriteLengths("Output", _outputs);
    }

    private void WriteLengths(string role, IReadOnlyList<PredictionPort> ports)
    {
        if (ports.Count == 1)
        {
            Constant($"The values of one sample's {role.ToLowerInvariant()}: {ports[0].Shape}.", role + "Length", ports[0].Shape.Length);
            return;
        }

        foreach (PredictionPort port in ports)
        {
            Constant($"The values of one sample's {role.ToLowerInvariant()} {port.Name}: {port.Shape}.", CSharp.MemberName(port.Name) + role + "Length", port.Shape.Length);
        }
    }

    private void WriteConstruction()
    {
        string name = _network.Model.Type.Name;
        Member("Makes a network with freshly initialised parameters.", "<param name=\"seed\">What they are drawn from; the same seed gives the same bits.</param>");
        _writer.Open($"public {name}(ulong seed = 0)");
        _writer.Line($"Parameters = new global::DslNets.ParameterStore<{_number}>(Description);");
        _writer.Line("global::DslNets.ParameterInitialization.Initialize(Parameters, seed);");
        _writer.Close();

        Member("Ports, layers, parameters and lengths.");
        _writer.Line("public static global::DslNets.NetworkDescription Description { get; } = Describe();");

        Member("The trained parameters and the untrained state, in the kernels' order; the layers' views show them in PyTorch's.");
        _writer.Line($"public global::DslNets.ParameterStore<{_number}> Parameters {{ get; }}");

        Member("Makes a network with freshly initialised parameters; the same seed gives the same bits.");
        _writer.Line($"public static {_self} Create(ulong seed) => new(seed);");

        Member(
            "Makes a network with the weights of a safetensors file.",
            "<exception cref=\"global::System.IO.InvalidDataException\">The file is damaged, or its tensors are not those of this network; the message says what differs.</exception>");
        _writer.Line($"public static {_self} Load(string path) => global::DslNets.NetworkFiles.Load<{_self}, {_number}>(path);");
    }

    private void WriteViews()
    {
        for (int index = 0; index < _network.Nodes.Count; index++)
        {
            Node node = _network.Nodes[index];
            List<int> tensors = Enumerable.Range(0, _tensors.Count).Where(tensor => _tensors[tensor].Node == index).ToList();
            if (node.Owner is not null)
            {
                continue;
            }

            string name = ReservedNames.ViewOf(node.Name);
            switch (node.Layer)
            {
                case LayerModel.Dense dense:
                    Member($"The parameters of {node.Name}: weights {CSharp.Literal(dense.Units)}x{CSharp.Literal(_network.Nodes[node.Sources[0]].Shape.Length)} ([output, input]){(dense.UseBias ? " and bias" : "")}.");
                    _writer.Line($"public global::DslNets.DenseView<{_number}> {name} => new({Matrix(tensors[0])}, {(dense.UseBias ? Vector(tensors[1]) : "default")});");
                    break;
                case LayerModel.Conv conv:
                    Member($"The parameters of {node.Name}: weights {string.Join("x", _tensors[tensors[0]].FileShape.Select(CSharp.Literal))} ([{(conv.IsTransposed ? "input, output" : "output, input")}, then the kernel]){(conv.UseBias ? " and bias" : "")}.");
                    _writer.Line($"public global::DslNets.ConvolutionView<{_number}> {name} => new({Kernels(tensors[0])}, {(conv.UseBias ? Vector(tensors[1]) : "default")});");
                    break;
                case LayerModel.Recurrent recurrent:
                    Member($"The parameters of {node.Name}: weights of the input {string.Join("x", _tensors[tensors[0]].FileShape.Select(CSharp.Literal))} and of the output {string.Join("x", _tensors[tensors[1]].FileShape.Select(CSharp.Literal))} ([gate and unit, input]){(recurrent.UseBias ? " and both biases" : "")}.");
                    _writer.Line($"public global::DslNets.RecurrentView<{_number}> {name} => {Recurrent(recurrent, tensors, 0)};");
                    if (recurrent.Bidirectional)
                    {
                        Member($"The parameters of {node.Name} for the steps from the last to the first.");
                        _writer.Line($"public global::DslNets.RecurrentView<{_number}> {name}Reverse => {Recurrent(recurrent, tensors, tensors.Count / 2)};");
                    }

                    break;
                case LayerModel.GaussianSample:
                    Member($"The parameters of {node.Name}: for the mean and for the logarithm of the variance, weights {string.Join("x", _tensors[tensors[0]].FileShape.Select(CSharp.Literal))} ([output, input]) and bias.");
                    _writer.Line($"public global::DslNets.GaussianSampleView<{_number}> {name} => new(new({Matrix(tensors[0])}, {Vector(tensors[1])}), new({Matrix(tensors[2])}, {Vector(tensors[3])}));");
                    break;
                case LayerModel.RmsNorm:
                    Member($"The scale of {node.Name}.");
                    _writer.Line($"public global::DslNets.VectorView<{_number}> {name} => {Vector(tensors[0])};");
                    break;
                case LayerModel.Embedding or LayerModel.LearnedPositions:
                    Member($"The vectors of {node.Name}, {string.Join("x", _tensors[tensors[0]].FileShape.Select(CSharp.Literal))}: one row for each {(node.Layer is LayerModel.Embedding ? "token" : "step")}.");
                    _writer.Line($"public global::DslNets.MatrixView<{_number}> {name} => {Matrix(tensors[0])};");
                    break;
                case LayerModel.MultiHeadAttention attention:
                    Member($"The parameters of {node.Name}, by their names in files.");
                    _writer.Line($"public global::DslNets.AttentionView<{_number}> {name} => new(Parameters.Trained, [{string.Join(", ", tensors.Select(tensor => $"Description.Tensors[{CSharp.Literal(tensor)}]"))}]);");
                    break;
                case LayerModel.BatchNorm or LayerModel.LayerNorm:
                    Member($"The parameters of {node.Name}" + (tensors.Count > 2 ? ", and its running statistics." : "."));
                    _writer.Line($"public global::DslNets.NormView<{_number}> {name} => new({string.Join(", ", tensors.Select(Vector))});");
                    break;
                case LayerModel.Normalize:
                    Member($"What {node.Name} has learned of the data.");
                    _writer.Line($"public global::DslNets.NormalizeView<{_number}> {name} => new({Vector(tensors[0])}, {Vector(tensors[1])});");
                    break;
            }
        }

        string Recurrent(LayerModel.Recurrent layer, List<int> tensors, int first) =>
            $"new({Matrix(tensors[first])}, {Matrix(tensors[first + 1])}, {(layer.UseBias ? $"{Vector(tensors[first + 2])}, {Vector(tensors[first + 3])}" : "default, default")})";

        string Matrix(int tensor) => $"new global::DslNets.MatrixView<{_number}>(Parameters.Trained, Description.Tensors[{CSharp.Literal(tensor)}])";

        string Kernels(int tensor) => $"new global::DslNets.KernelView<{_number}>(Parameters.Trained, Description.Tensors[{CSharp.Literal(tensor)}])";

        string Vector(int tensor) =>
            $"new global::DslNets.VectorView<{_number}>(Parameters.{(_tensors[tensor].IsState ? "State" : "Trained")}, Description.Tensors[{CSharp.Literal(tensor)}])";
    }

    private void WritePredict()
    {
        _predict.WriteSingle();
        _predict.WriteBatch();

        Member("Computes the outputs of all samples of a batch into it.");
        _writer.Open($"public void PredictBatch(global::DslNets.Batch<{_number}> batch)");
        _writer.Line("global::System.ArgumentNullException.ThrowIfNull(batch);");
        List<string> inputs = [.. _inputs.Select((_, index) => $"batch.Input({CSharp.Literal(index)})")];
        List<string> spans =
        [
            .. _arguments.Select(port => port.LengthsOf is int input ? $"batch.Lengths({CSharp.Literal(input)})" : inputs[_inputs.ToList().IndexOf(port)]),
            .. _outputs.Select((_, index) => $"batch.Output({CSharp.Literal(index)})"),
        ];
        if (_inputs.Any(port => port.HasTokens))
        {
            for (int index = 0; index < _inputs.Count; index++)
            {
                if (_inputs[index].HasTokens)
                {
                    _writer.Line($"global::DslNets.Runtime.TokenIndexes.Require<{_number}>({inputs[index]}, {_inputs[index].Length}, {CSharp.Literal(_inputs[index].Vocabulary)}, nameof(batch), {CSharp.Literal(_inputs[index].Name)});");
                }
            }

            foreach (PredictionPort lengths in _arguments)
            {
                if (lengths.LengthsOf is int input)
                {
                    _writer.Line($"global::DslNets.Runtime.PortLengths.RequireSteps(batch.Lengths({CSharp.Literal(input)}), {CSharp.Literal(lengths.Steps)}, nameof(batch));");
                }
            }

            _writer.Line($"PredictSamples({string.Join(", ", spans)}, batch.Count);");
        }
        else
        {
            _writer.Line($"PredictBatch({string.Join(", ", spans)});");
        }

        _writer.Close();

        _predict.WriteSamples();
    }

    private static PredictionPort Lengths(PredictionPort input, int index) =>
        new(ReservedNames.LengthsOf(input.Name), Shape.Vector(1), $"How many steps of {input.Name} are real") { LengthsOf = index, Steps = input.Shape.Positions };

    private static PredictionPort Input(string name, Node node, string meaning) => new(name, node.Shape, meaning) { Vocabulary = (node.Layer as LayerModel.Input)?.Vocabulary ?? 0 };

    private PredictionEmitter Section(NetworkSection section, int index)
    {
        (Node entry, Node exit) = (_network.Nodes[section.Entry], _network.Nodes[section.Exit]);
        string name = CSharp.MemberName(section.Name);
        return new PredictionEmitter(
            _writer,
            _number,
            name,
            $"Computes the section {section.Name}, from {entry.Name} to {exit.Name} ({entry.Shape} to {exit.Shape}),",
            [Input("x", entry, $"The value of {entry.Name}, which enters the section")],
            [new PredictionPort("z", exit.Shape, $"Takes the value of {exit.Name}")],
            $"Run{name}Batch",
            $"global::DslNets.Runtime.InferencePass<{_self}, {_number}>.For(Parameters, section: {CSharp.Literal(index)})",
            _network.HasSingleSampleKernelsIn(section))
        {
            ScratchPrefix = name,
            ScratchField = ReservedNames.ScratchOf(name),
        };
    }

    private void WriteSections()
    {
        foreach (PredictionEmitter section in _sections)
        {
            section.WriteSingle();
            section.WriteBatch();
            section.WriteSamples();
        }
    }

    /// <summary>For a network with one output: the index of the largest of several features, or which of two classes one feature tells.</summary>
    private void WriteClassify()
    {
        if (_outputs.Count != 1)
        {
            return;
        }

        if (_outputs[0].Shape.Length > 1)
        {
            WriteClassify("The index of the largest output of one sample: its class.", scores => $"global::DslNets.Runtime.Scores.Largest<{_number}>({scores})");
        }
        else if (BinaryThreshold.Of(_network, _network.Outputs[0]) is double threshold)
        {
            string meaning = threshold == 0 ? "a logit, is at least 0" : "a probability, is at least 0.5";
            WriteClassify(
                $"The class of one sample: 1 when the output, {meaning}; otherwise 0.",
                scores => $"{scores}[0] >= {CSharp.Literal(threshold, _network.Model.Precision)} ? 1 : 0");
        }
    }

    private void WriteClassify(string summary, System.Func<string, string> classOf)
    {
        Member(summary + " Thread-safe; allocates nothing after the first call on a thread.", _predict.InputDocumentation.ToArray());
        _writer.Open($"public int Classify({_predict.InputSpans})");
        string scores = _predict.Local("scores");
        bool isOnStack = _outputs[0].Shape.Length <= LargestOnStack;
        _writer.Line($"global::System.Span<{_number}> {scores} = {(isOnStack ? $"stackalloc {_number}[OutputLength]" : $"_scores ??= new {_number}[OutputLength]")};");
        _writer.Line($"Predict({string.Join(", ", _arguments.Select(port => port.Parameter))}, {scores});");
        _writer.Line($"return {classOf(scores)};");
        _writer.Close();
        if (!isOnStack)
        {
            _writer.Line().Line("[global::System.ThreadStatic]");
            _writer.Line($"private static {_number}[]? _scores;");
        }
    }

    private void WriteContract()
    {
        string parameters = $"(global::DslNets.Runtime.Pass<{_number}> pass, in global::DslNets.Runtime.Worker worker)";
        foreach (string step in Steps)
        {
            _writer.Line().Line(GeneratedFile.Attribute);
            _writer.Line($"static void global::DslNets.INetwork<{_self}, {_number}>.{step}{parameters} => Run{step}(pass, worker);");
            _writer.Line().Line(GeneratedFile.Attribute);
            _writer.Line($"static partial void Run{step}{parameters};");
        }

        IEnumerable<string> sections = _network.Sections.Select(section => CSharp.MemberName(section.Name) + "Batch").ToList();
        foreach (string arena in Arenas.Concat(sections))
        {
            _writer.Line().Line(GeneratedFile.Attribute);
            _writer.Line($"static partial void Describe{arena}(ref global::DslNets.ArenaDescription arena);");
        }

        foreach (string section in sections)
        {
            _writer.Line().Line(GeneratedFile.Attribute);
            _writer.Line($"static partial void Run{section}{parameters};");
        }

        foreach (PredictionEmitter prediction in _sections.Prepend(_predict))
        {
            prediction.WriteSingleContract();
        }
    }

    private void Constant(string summary, string name, int value)
    {
        Member(summary);
        _writer.Line($"public const int {name} = {CSharp.Literal(value)};");
    }

    private void Member(string summary, params string[] documentation) => GeneratedFile.Member(_writer, summary, documentation);

    private static string Shapes(IEnumerable<PredictionPort> ports) => string.Join(" + ", ports.Select(port => port.Shape.ToString()));
}
