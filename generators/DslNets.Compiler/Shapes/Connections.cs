using System.Collections.Generic;
using System.Linq;
using DslNets.Compiler.Model;

namespace DslNets.Compiler.Shapes;

/// <summary>Which layer reads which, by their places in <see cref="NetworkModel.Layers"/>.</summary>
internal sealed class Connections
{
    /// <summary>The source of a layer that reads something which is not there.</summary>
    public const int Unknown = -1;

    private readonly int[][] _sources;
    private readonly int[] _passages;

    private Connections(int[][] sources, int[] passages)
    {
        _sources = sources;
        _passages = passages;
    }

    /// <summary>The layer whose value stands at another: itself, or what an edge of a block or a section leads to.</summary>
    public int Through(int layer) => layer == Unknown ? Unknown : _passages[layer];

    /// <summary>What a layer reads: first the layer above or <c>From</c>, then those it names. An output reads the one whose value it is.</summary>
    public IReadOnlyList<int> Sources(int layer) => _sources[layer];

    public int Source(int layer) => _sources[layer].Length == 0 ? Unknown : _sources[layer][0];

    /// <summary>The layers that read this one, outputs included.</summary>
    public IEnumerable<int> Readers(int layer) => Enumerable.Range(0, _sources.Length).Where(reader => _sources[reader].Contains(layer));

    public static Connections Resolve(NetworkModel network, string[] names, ProblemList problems)
    {
        var sources = new int[network.Layers.Count][];
        int[] passages = Enumerable.Range(0, sources.Length).ToArray();
        var places = new Dictionary<string, int>();
        for (int layer = names.Length - 1; layer >= 0; layer--)
        {
            // Of equal names, which are a mistake, the first counts. Outputs and sections are not read.
            if (network.Layers[layer] is not (LayerModel.Output or LayerModel.Section))
            {
                places[names[layer]] = layer;
            }
        }

        int above = Unknown;
        for (int layer = 0; layer < sources.Length; layer++)
        {
            LayerModel model = network.Layers[layer];
            if (model is LayerModel.BlockEdge or LayerModel.Section)
            {
                passages[layer] = model is LayerModel.BlockEdge { IsKnown: false } ? Unknown : First(layer);
                sources[layer] = [];
                above = layer;
                continue;
            }

            sources[layer] = model is LayerModel.Input ? [] : [First(layer), .. Others(model).Select((name, index) => Find(name, layer, ArgumentOf(model, 1 + index), index))];
            CheckInput(model, layer);
            CheckRepeated(layer);
            if (model is not LayerModel.Output)
            {
                above = layer;
            }
        }

        return new Connections(sources, passages);

        int First(int layer)
        {
            LayerModel model = network.Layers[layer];
            if (model.From is not null)
            {
                return Find(model.From, layer, ArgumentOf(model, 0), 0);
            }

            // A network without any input is one mistake, not one for each layer.
            if (above == Unknown && problems.IsReadable(layer) && network.Layers.Any(other => other is LayerModel.Input))
            {
                problems.Report(ProblemCode.LayerReadsNothing, layer, argument: null, LayerText.Of(model));
            }

            return above == Unknown ? Unknown : passages[above];
        }

        int Find(string name, int layer, string argument, int index)
        {
            string scope = LookupScope(network.Layers[layer]);
            bool isKnown = places.TryGetValue(scope + name, out int found) && network.Layers[found].Scope == scope;
            if (isKnown && found < layer)
            {
                return passages[found];
            }

            if (isKnown)
            {
                problems.Report(new Problem(ProblemCode.LayerIsBelow, layer, argument, index, EquatableArray.Of(name), Related: found));
            }
            else
            {
                List<string> known = Enumerable.Range(0, layer)
                    .Where(other => network.Layers[other] is not (LayerModel.Output or LayerModel.Section) && network.Layers[other].Scope == scope)
                    .Select(other => names[other].Substring(scope.Length))
                    .ToList();
                string? nearest = Spelling.Nearest(name, known);
                string remedy = nearest is not null ? Spelling.DidYouMean(nearest) : known.Count == 0 ? "" : $"; above are '{string.Join("', '", known)}'";
                problems.Report(new Problem(
                    ProblemCode.UnknownLayer,
                    layer,
                    argument,
                    index,
                    EquatableArray.Of(name, remedy),
                    Replacement: nearest is null ? null : $"\"{nearest}\""));
            }

            return Unknown;
        }

        void CheckInput(LayerModel model, int layer)
        {
            if (model is LayerModel.Input { From: string from })
            {
                problems.Report(ProblemCode.FromOnInput, layer, "From", from);
            }
        }

        void CheckRepeated(int layer)
        {
            for (int index = 1; index < sources[layer].Length; index++)
            {
                int source = sources[layer][index];
                if (source != Unknown && network.Layers[layer] is not LayerModel.MultiHeadAttention && sources[layer].Take(index).Contains(source))
                {
                    problems.Report(new Problem(
                        ProblemCode.JoinWithItself, layer, "layers", index - 1, EquatableArray.Of(LayerText.Of(network.Layers[layer]), names[source]), Related: source));
                }
            }
        }
    }

    /// <summary>Where the names that a layer reads are sought; the entry of a block is named inside it and reads outside.</summary>
    public static string LookupScope(LayerModel layer) =>
        layer is LayerModel.BlockEdge { IsEntry: true } ? layer.Scope.Substring(0, layer.Scope.LastIndexOf('.', layer.Scope.Length - 2) + 1) : layer.Scope;

    /// <summary>The argument that names a source of a layer.</summary>
    public static string ArgumentOf(LayerModel layer, int source) => layer switch
    {
        LayerModel.BlockEdge { IsEntry: true, Name: "memory" } => "memory",
        _ when source == 0 => "From",
        LayerModel.MultiHeadAttention => "Memory",
        _ => "layers",
    };

    private static EquatableArray<string> Others(LayerModel model) => model switch
    {
        LayerModel.MultiHeadAttention { Memory: string memory } => EquatableArray.Of(memory),
        LayerModel.Add add => add.Others,
        LayerModel.Multiply multiply => multiply.Others,
        LayerModel.Concat concat => concat.Others,
        _ => default,
    };
}
