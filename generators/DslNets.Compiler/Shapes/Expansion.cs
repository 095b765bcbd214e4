using System;
using System.Collections.Generic;
using System.Linq;
using DslNets.Compiler.Model;
using static DslNets.Compiler.Shapes.LayerText;

namespace DslNets.Compiler.Shapes;

/// <summary>
/// Puts the layers of blocks into the place of their uses. What comes after sees plain layers with names such as <c>resblock1.conv2</c>, and edges through which names are resolved. A
/// problem inside a block is told at the use.
/// </summary>
internal sealed class Expansion
{
    /// <summary>Blocks in blocks multiply; more is a mistake, and would take the compiler too long.</summary>
    public const int MaxLayers = 2000;

    private readonly NetworkModel _written;
    private readonly List<LayerModel> _layers = [];
    private readonly List<Problem> _problems = [];

    /// <summary>For each layer the one of the written network it comes from.</summary>
    private readonly List<int> _origins = [];

    /// <summary>For each layer the block it is in, for messages; null for those of the network itself.</summary>
    private readonly List<string?> _blocks = [];

    /// <summary>The uses so far by their names, for those that share their parameters.</summary>
    private readonly Dictionary<string, LayerModel.Use> _uses = [];

    private Expansion(NetworkModel written)
    {
        _written = written;
        Model = written;
    }

    /// <summary>The network with its blocks expanded.</summary>
    public NetworkModel Model { get; private set; }

    public static Expansion Of(NetworkModel network)
    {
        var expansion = new Expansion(network);
        if (network.Layers.Any(layer => layer is LayerModel.Use))
        {
            expansion.ExpandNetwork();
        }

        return expansion;
    }

    /// <summary>A problem of the expanded network as one of the written network.</summary>
    public Problem Written(Problem problem)
    {
        if (problem.Layer == Problem.OfNetwork || _origins.Count == 0)
        {
            return problem;
        }

        Problem written = problem with { Layer = _origins[problem.Layer], Related = problem.Related < 0 ? problem.Related : _origins[problem.Related] };
        return _blocks[problem.Layer] is string block
            ? written with { Argument = null, ArgumentIndex = 0, Replacement = null, Block = $"{LayerText.Of(_layers[problem.Layer])} of {block}" }
            : written;
    }

    private void ExpandNetwork()
    {
        // A use of several times becomes so many uses.
        var layers = new List<LayerModel>();
        var origins = new List<int>();
        for (int layer = 0; layer < _written.Layers.Count; layer++)
        {
            foreach (LayerModel once in Once(_written.Layers[layer]))
            {
                layers.Add(once);
                origins.Add(layer);
            }
        }

        foreach (Problem problem in _written.Problems.Where(problem => problem.Layer == Problem.OfNetwork))
        {
            _problems.Add(problem);
        }

        string[] names = Names.Assign(_written with { Layers = layers.ToEquatableArray(), Problems = default }, new ProblemList(_written with { Problems = default }));
        for (int layer = 0; layer < layers.Count; layer++)
        {
            int first = _layers.Count;
            Expand(layers[layer], names[layer], scope: "", origins[layer], block: null);

            // What the parser found stands with the first of what an attribute became.
            if (layer == 0 || origins[layer] != origins[layer - 1])
            {
                _problems.AddRange(_written.Problems.Where(problem => problem.Layer == origins[layer]).Select(problem => problem with { Layer = first }));
            }
        }

        Model = _written with { Layers = _layers.ToEquatableArray(), Problems = _problems.ToEquatableArray() };
    }

    private void Expand(LayerModel layer, string name, string scope, int origin, string? block)
    {
        switch (layer)
        {
            case LayerModel.Use use:
                Expand(use, name, scope, origin, block);
                break;
            case LayerModel.Output or LayerModel.Section:
                Add(layer, origin, block);
                break;
            default:
                Add(layer with { Name = name, Scope = scope, Share = layer.Share is null ? null : scope + layer.Share }, origin, block);
                break;
        }
    }

    private void Expand(LayerModel.Use use, string name, string scope, int origin, string? block)
    {
        // A name that is taken is told at the edge; in one scope the layers of both would only repeat it.
        string inner = scope + name + ".";
        while (_layers.Any(layer => layer.Scope == inner))
        {
            inner = inner.Insert(inner.Length - 1, "_");
        }

        string text = LayerText.Of(use);
        int entry = Add(new LayerModel.BlockEdge(text, IsEntry: true) { Name = "input", From = use.From, Scope = inner }, origin, block);
        if (use.Memory is not null)
        {
            Add(new LayerModel.BlockEdge(text, IsEntry: true) { Name = "memory", From = use.Memory, Scope = inner }, origin, block);
        }

        int first = _layers.Count;
        bool isKnown = CheckShare(use, scope, entry) && ExpandContents(use, inner, entry, origin);
        if (isKnown && use.IsResidual)
        {
            isKnown = Join(use, inner, entry, origin);
        }

        if (use.Share is not null)
        {
            ShareLayers(first, inner, scope + use.Share + ".");
        }

        if (use.Frozen)
        {
            Freeze(first);
        }

        _uses[scope + name] = use;
        Add(new LayerModel.BlockEdge(text, IsEntry: false, isKnown) { Name = name, Scope = scope }, origin, block);
    }

    private bool CheckShare(LayerModel.Use use, string scope, int entry)
    {
        if (use.Share is null)
        {
            return true;
        }

        string? reason = !_uses.TryGetValue(scope + use.Share, out LayerModel.Use other) ? "no block of that name stands above"
            : other.Block != use.Block ? $"it is another block, {other.Block.Name}"
            : other.Argument != use.Argument ? $"it is {LayerText.Of(other)}"
            : null;
        if (reason is null)
        {
            return true;
        }

        _problems.Add(new Problem(ProblemCode.ShareNeedsSameLayer, entry, "Share", Details: EquatableArray.Of(LayerText.Of(use), use.Share, reason)));
        return false;
    }

    /// <summary>Makes the layers of a block use the parameters of those of another use.</summary>
    private void ShareLayers(int first, string scope, string shared)
    {
        for (int layer = first; layer < _layers.Count; layer++)
        {
            LayerModel model = _layers[layer];
            if (Sharing.HasParameters(model))
            {
                _layers[layer] = model with { Share = shared + (model.Scope + model.Name).Substring(scope.Length) };
            }
        }
    }

    private void Freeze(int first)
    {
        for (int layer = first; layer < _layers.Count; layer++)
        {
            _layers[layer] = Freezing.Frozen(_layers[layer]);
        }
    }

    /// <summary>Adds the layers of a block; false when a mistake keeps them from being known.</summary>
    private bool ExpandContents(LayerModel.Use use, string scope, int entry, int origin)
    {
        if (_written.Problems.Any(problem => problem.Layer == origin && problem.Code == ProblemCode.Unreadable) || !CheckUse(use, entry))
        {
            return false;
        }

        int? input = null;
        if (use.Block.Layers.SelectMany(BlockSizes.In).Any(size => !size.OfArgument))
        {
            input = ShapeAt(entry)?.Channels;
            if (input is null)
            {
                return false;
            }
        }

        var sizes = new BlockSizes(use, input);
        List<LayerModel> layers = use.Block.Layers.Select(sizes.Resolve).SelectMany(Once).ToList();
        foreach (string problem in sizes.Problems)
        {
            _problems.Add(new Problem(ProblemCode.BlockSizeNotValid, entry, Details: EquatableArray.Of(problem)));
        }

        if (sizes.Problems.Count > 0)
        {
            return false;
        }

        if (_layers.Count + layers.Count > MaxLayers)
        {
            if (!_problems.Any(problem => problem.Code == ProblemCode.TooManyLayers))
            {
                _problems.Add(new Problem(ProblemCode.TooManyLayers, entry, Details: EquatableArray.Of(LayerText.Of(use), Count(MaxLayers))));
            }

            return false;
        }

        NetworkModel names = _written with { Layers = layers.Prepend(new LayerModel.Input(default)).ToEquatableArray(), Problems = default };
        string[] assigned = Names.Assign(names, new ProblemList(names));
        for (int layer = 0; layer < layers.Count; layer++)
        {
            Expand(layers[layer], assigned[layer + 1], scope, origin, use.Block.Name);
        }

        return true;
    }

    private bool CheckUse(LayerModel.Use use, int entry)
    {
        int before = _problems.Count;
        string name = use.Block.Name;
        if (use.Times < 1)
        {
            Report(ProblemCode.SizeBelowOne, "times", "The number of times", KindOf(use), Number(use.Times.Value));
        }

        bool needsArgument = use.Block.Layers.SelectMany(BlockSizes.In).Any(size => size.OfArgument);
        if (use.Argument is int argument && argument < 1)
        {
            if (BlockSize.Of(argument) is BlockSize meant)
            {
                Report(ProblemCode.BlockSizeNotValid, "argument", $"{meant} cannot stand here");
            }
            else
            {
                Report(ProblemCode.SizeBelowOne, "argument", "The number", KindOf(use), Number(argument));
            }
        }
        else if (needsArgument && use.Argument is null)
        {
            Report(ProblemCode.BlockNeedsArgument, null, name, LayerText.Of(use with { Argument = 32 }));
        }

        bool isSound = _problems.Count == before;
        if (!needsArgument && use.Argument is int unused)
        {
            Report(ProblemCode.BlockArgumentWithoutEffect, "argument", name, Number(unused));
        }

        foreach (LayerModel.Section section in use.Block.Layers.OfType<LayerModel.Section>())
        {
            Report(ProblemCode.SectionInBlock, null, name, LayerText.Of(section));
            isSound = false;
        }

        foreach (LayerModel port in use.Block.Layers.Where(layer => layer is LayerModel.Input or LayerModel.Output))
        {
            Report(ProblemCode.PortInBlock, null, name, KindOf(port));
            isSound = false;
        }

        // A class that is no block has no layers either, and the parser has said what it is.
        if (use.Block.Layers.Count == 0 && !_written.Problems.Any(problem => problem.Layer == _origins[entry] && problem.IsError))
        {
            Report(ProblemCode.BlockWithoutLayers, null, name);
        }

        return isSound && use.Block.Layers.Count > 0;

        void Report(ProblemCode code, string? argument, params string[] details) =>
            _problems.Add(new Problem(code, entry, argument, Details: EquatableArray.Of(details)));
    }

    /// <summary>Adds what enters a block to what it gives; false when they do not fit.</summary>
    private bool Join(LayerModel.Use use, string scope, int entry, int origin)
    {
        int last = _layers.Count - 1;
        string block = use.Block.Name;
        (Shape? enters, Shape? leaves) = (ShapeAt(entry), ShapeAt(last));
        if (enters is null || leaves is null)
        {
            return false;
        }

        string shortcut = "input";
        if (enters != leaves)
        {
            LayerModel? projection = use.Projects ? Projection(enters, leaves) : null;
            if (projection is null)
            {
                string remedy = use.Projects ? "no stride of a projection makes one from the other"
                    : Projection(enters, leaves) is null ? "use layers that keep the shape"
                    : "use layers that keep the shape, or write Projection = true";
                _problems.Add(new Problem(
                    ProblemCode.ResidualShapesDiffer,
                    entry,
                    Details: EquatableArray.Of(LayerText.Of(use), LayerText.Of(enters), LayerText.Of(leaves), remedy)));
                return false;
            }

            shortcut = Free("projection");
            Add(projection with { Name = shortcut, From = "input", Scope = scope }, origin, block);
        }

        string from = _layers[last].Name!;
        Add(new LayerModel.Add(EquatableArray.Of(shortcut)) { Name = Free("sum"), From = from, Scope = scope }, origin, block);
        return true;

        string Free(string name)
        {
            while (_layers.Any(layer => layer.Scope == scope && layer.Name == name))
            {
                name += "_";
            }

            return name;
        }
    }

    /// <summary>The linear layer that gives one shape another number of channels, and as many positions as a stride leaves; null when none does.</summary>
    private static LayerModel? Projection(Shape from, Shape to)
    {
        if (from.Rank != to.Rank)
        {
            return null;
        }

        if (from.IsVector)
        {
            return new LayerModel.Dense(to.Channels, ActivationModel.Identity) { UseBias = false };
        }

        (int height, int width, _) = Windows.Image(from);
        (int rows, int columns, int channels) = Windows.Image(to);
        var window = new WindowModel(from.Rank - 1, 1, 1) { StrideHeight = Stride(height, rows), StrideWidth = Stride(width, columns) };
        var layer = new LayerModel.Conv(channels, window, ActivationModel.Identity) { UseBias = false };
        Window slid = Windows.Of(layer, from);
        return slid.Rows.Output == rows && slid.Columns.Output == columns ? layer : null;

        static int Stride(int positions, int wanted) => Math.Max(1, (positions + wanted - 1) / wanted);
    }

    /// <summary>The shape of what has been expanded so far, at one layer.</summary>
    private Shape? ShapeAt(int layer)
    {
        NetworkModel model = _written with { Layers = _layers.ToEquatableArray(), Problems = _problems.ToEquatableArray() };
        var problems = new ProblemList(model);
        string[] names = Names.Assign(model, problems);
        Connections connections = Connections.Resolve(model, names, problems);
        Shape?[] shapes = ShapeInference.Infer(model, names, connections, problems);
        int computing = connections.Through(layer);
        return computing == Connections.Unknown ? null : shapes[computing];
    }

    private int Add(LayerModel layer, int origin, string? block)
    {
        _layers.Add(layer);
        _origins.Add(origin);
        _blocks.Add(block);
        return _layers.Count - 1;
    }

    private static IEnumerable<LayerModel> Once(LayerModel layer)
    {
        if (layer is not LayerModel.Use { Times: > 0 and int times } use)
        {
            return [layer];
        }

        // More than the limit is not needed to see that it is exceeded.
        return Enumerable.Range(1, Math.Min(times, MaxLayers)).Select(number => use with
        {
            Times = null,
            Name = use.Name is null ? null : use.Name + Number(number),
            From = number == 1 ? use.From : null,
        });
    }
}
