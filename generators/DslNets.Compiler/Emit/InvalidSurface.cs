using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;
using DslNets.Compiler.Model;
using DslNets.Compiler.Shapes;

namespace DslNets.Compiler.Emit;

/// <summary>
/// The members of a network that has errors. The usual calls bind, so that the network's own error shows instead of one at every use, and all of them throw,
/// so that nothing runs with wrong shapes when the errors were switched off.
/// </summary>
public sealed class InvalidSurface
{
    private readonly NetworkModel _network;
    private readonly string[] _names;
    private readonly ProblemList _nameProblems;
    private readonly string _number;
    private readonly string _self;
    private readonly SourceWriter _writer;

    private InvalidSurface(NetworkModel network)
    {
        // The views of layers inside blocks are members too.
        _network = network = Expansion.Of(network).Model;
        _nameProblems = new ProblemList(network with { Problems = default });
        _names = Names.Assign(network, _nameProblems);
        _number = network.Precision == Precision.Double ? "double" : "float";
        _self = "global::" + network.Type.FullName;
        _writer = GeneratedFile.Begin($"{network.Type.Name} has errors; its code comes when they are mended.", "enable", ["CS1591 // so does its documentation"]);
    }

    /// <summary>The source of the throwing part, or "" for a class that cannot have a second part.</summary>
    public static string Emit(NetworkModel network, IEnumerable<Problem> problems)
    {
        List<Problem> errors = problems.Where(problem => problem.IsError).ToList();
        bool canBeExtended = !errors.Any(error => error.Code is
            ProblemCode.NetworkIsGeneric or ProblemCode.NetworkIsStatic or ProblemCode.NetworkIsRecord or ProblemCode.NetworkIsFileLocal);
        return canBeExtended ? new InvalidSurface(network).Emit(errors) : "";
    }

    private string Emit(IEnumerable<Problem> errors)
    {
        GeneratedFile.OpenType(_writer, _network.Type, [], [], $" : global::DslNets.INetwork<{_self}, {_number}>");
        _writer.Line("public const int ParameterCount = 0;");
        WriteLengths("Input", Ports<LayerModel.Input>("input"));
        WriteLengths("Output", Ports<LayerModel.Output>("output"));
        Throwing($"public {_network.Type.Name}(ulong seed = 0)");
        Throwing("public static global::DslNets.NetworkDescription Description");
        Throwing($"public global::DslNets.ParameterStore<{_number}> Parameters");
        Throwing($"public static {_self} Create(ulong seed)");
        Throwing($"public static {_self} Load(string path)");
        WriteViews();

        List<LayerModel.Input?> models = _network.Layers.OfType<LayerModel.Input>().DefaultIfEmpty<LayerModel.Input?>().ToList();
        string inputs = string.Join(", ", Ports<LayerModel.Input>("input").Zip(models, (port, model) =>
            $"global::System.ReadOnlySpan<{(model is { HasTokens: true } ? "int" : _number)}> {CSharp.ParameterName(port)}"
            + (model is { HasLengths: true } ? $", global::System.ReadOnlySpan<int> {CSharp.ParameterName(ReservedNames.LengthsOf(port))}" : "")));
        string outputs = string.Join(", ", Ports<LayerModel.Output>("output").Select(port => $"global::System.Span<{_number}> {CSharp.ParameterName(port)}"));
        Throwing($"public void Predict({inputs}, {outputs})");
        Throwing($"public void PredictBatch({inputs}, {outputs})");
        Throwing($"public void PredictBatch(global::DslNets.Batch<{_number}> batch)");
        Throwing($"public int Classify({inputs})");
        WriteSections();
        if (_network.Layers.Any(layer => layer is LayerModel.Recurrent or LayerModel.Conv { Window.Padding.Kind: PaddingKind.Causal } or LayerModel.MultiHeadAttention { Causal: true } or LayerModel.Use { Composite: not null }))
        {
            Throwing($"public global::DslNets.StreamState<{_number}> CreateState()");
            Throwing($"public void Step(global::DslNets.StreamState<{_number}> stream, global::System.ReadOnlySpan<{(models[0] is { HasTokens: true } ? "int" : _number)}> x, global::System.Span<{_number}> y)");
        }

        foreach (string step in new[] { "TrainForward", "TrainLoss", "TrainBackward", "TrainBackwardFromOutputs", "InferForward", "InferLoss" })
        {
            string pass = $"global::DslNets.Runtime.Pass<{_number}> pass, in global::DslNets.Runtime.Worker worker";
            Throwing($"static void global::DslNets.INetwork<{_self}, {_number}>.{step}({pass})");
        }

        string message = string.Join("\n", errors.Select(error => $"{error.Rule.Id}: {error.Message}").Distinct());
        _writer.Line($"private static global::System.Exception Invalid() => new global::DslNets.InvalidNetworkException({Quote(message)});");
        return GeneratedFile.End(_writer, _network.Type);
    }

    private void WriteLengths(string role, IReadOnlyList<string> ports)
    {
        foreach (string port in ports)
        {
            _writer.Line($"public const int {(ports.Count == 1 ? "" : CSharp.MemberName(port))}{role}Length = 0;");
        }
    }

    private void WriteViews()
    {
        for (int layer = 0; layer < _names.Length; layer++)
        {
            string? view = _network.Layers[layer] switch
            {
                { Share: not null } => null,
                LayerModel.Dense => "DenseView",
                LayerModel.Conv => "ConvolutionView",
                LayerModel.Recurrent => "RecurrentView",
                LayerModel.GaussianSample => "GaussianSampleView",
                LayerModel.BatchNorm or LayerModel.LayerNorm => "NormView",
                LayerModel.RmsNorm => "VectorView",
                LayerModel.Embedding or LayerModel.LearnedPositions => "MatrixView",
                LayerModel.MultiHeadAttention => "AttentionView",
                LayerModel.Normalize => "NormalizeView",
                _ => null,
            };
            if (view is not null && !_nameProblems.HasErrorAt(layer))
            {
                Throwing($"public global::DslNets.{view}<{_number}> {ReservedNames.ViewOf(_names[layer])}");
            }
        }
    }

    private void WriteSections()
    {
        string spans = $"global::System.ReadOnlySpan<{_number}> x, global::System.Span<{_number}> z";
        for (int layer = 0; layer < _names.Length; layer++)
        {
            if (_network.Layers[layer] is LayerModel.Section && !_nameProblems.HasErrorAt(layer))
            {
                string name = CSharp.MemberName(_names[layer]);
                Throwing($"public void {name}({spans})");
                Throwing($"public void {name}Batch({spans})");
            }
        }
    }

    /// <summary>The names of the ports, or their kind and number where the names themselves are wrong; a network without ports is taken to have one.</summary>
    private List<string> Ports<TPort>(string kind)
        where TPort : LayerModel
    {
        List<int> layers = Enumerable.Range(0, _names.Length).Where(layer => _network.Layers[layer] is TPort).ToList();
        return layers.Count == 0
            ? [kind]
            : layers.Any(_nameProblems.HasErrorAt) ? layers.Select((_, index) => kind + CSharp.Literal(index + 1)).ToList()
            : layers.Select(layer => _names[layer]).ToList();
    }

    private void Throwing(string member) => _writer.Line(member + " => throw Invalid();");

    /// <summary>A string literal in ASCII: the message may quote anything that stands in the user's source.</summary>
    private static string Quote(string text)
    {
        var literal = new StringBuilder("\"");
        foreach (char character in text)
        {
            if (character is >= ' ' and <= '~' and not ('"' or '\\'))
            {
                literal.Append(character);
            }
            else
            {
                literal.Append("\\u").Append(((int)character).ToString("X4", CultureInfo.InvariantCulture));
            }
        }

        return literal.Append('"').ToString();
    }
}
