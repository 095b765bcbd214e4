using System.Collections.Generic;
using System.Linq;
using DslNets.Compiler.Lowering;
using DslNets.Compiler.Model;

namespace DslNets.Compiler.Shapes;

/// <summary>Finds the shape that every layer gives. After a mistake a shape is unknown (null), and nothing is reported that follows from it.</summary>
internal sealed partial class ShapeInference
{
    /// <summary>Above this a build or a single array would fail in ways that say nothing of the cause.</summary>
    public const int MaxParameters = 64_000_000;

    private readonly NetworkModel _network;
    private readonly string[] _names;
    private readonly Connections _connections;
    private readonly ProblemList _problems;
    private readonly Shape?[] _shapes;
    private long _parameters;

    private ShapeInference(NetworkModel network, string[] names, Connections connections, ProblemList problems)
    {
        _network = network;
        _names = names;
        _connections = connections;
        _problems = problems;
        _shapes = new Shape?[network.Layers.Count];
    }

    public static Shape?[] Infer(NetworkModel network, string[] names, Connections connections, ProblemList problems)
    {
        var inference = new ShapeInference(network, names, connections, problems);
        for (int layer = 0; layer < network.Layers.Count; layer++)
        {
            inference._shapes[layer] = problems.IsReadable(layer) && inference.ReadsValues(layer) ? inference.Infer(layer) : null;
            inference.CountParameters(layer);
        }

        return inference._shapes;
    }

    /// <summary>Tokens are numbers that are no values: only an embedding reads them.</summary>
    private bool ReadsValues(int layer)
    {
        List<int> tokens = _connections.Sources(layer).Where(source => source != Connections.Unknown && _network.Layers[source] is LayerModel.Input { HasTokens: true }).ToList();
        if (tokens.Count == 0 || _network.Layers[layer] is LayerModel.Embedding)
        {
            return true;
        }

        Report(new Problem(ProblemCode.TokensNeedEmbedding, layer, Details: EquatableArray.Of(LayerText.Of(_network.Layers[layer]), _names[tokens[0]]), Related: tokens[0]));
        return false;
    }

    private Shape? Infer(int layer) => _network.Layers[layer] switch
    {
        LayerModel.Input input => Infer(layer, input),
        LayerModel.Dense dense => Infer(layer, dense),
        LayerModel.Conv conv => Infer(layer, conv),
        LayerModel.Pool pool => Infer(layer, pool),
        LayerModel.GlobalPool => SourceOf(layer, SequenceRank, ImageRank) is Shape source ? Shape.Vector(source.Channels) : null,
        LayerModel.Recurrent recurrent => Infer(layer, recurrent),
        LayerModel.GaussianSample sample => Infer(layer, sample),
        LayerModel.Embedding embedding => Infer(layer, embedding),
        LayerModel.LearnedPositions or LayerModel.SinusoidalPositions => SourceOf(layer, SequenceRank, SequenceRank),
        LayerModel.MultiHeadAttention attention => Infer(layer, attention),
        LayerModel.Flatten => SourceOf(layer) is Shape source ? Shape.Vector(source.Length) : null,
        LayerModel.Reshape reshape => Infer(layer, reshape),
        LayerModel.Transpose transpose => Infer(layer, transpose),
        LayerModel.UpSample upSample => Infer(layer, upSample),
        LayerModel.ZeroPadding padding => Infer(layer, padding),
        LayerModel.Crop crop => Infer(layer, crop),
        LayerModel.SpatialDropout => SourceOf(layer, SequenceRank, ImageRank),
        LayerModel.Add or LayerModel.Multiply => InferElementwise(layer),
        LayerModel.Concat => InferConcat(layer),
        LayerModel.Normalize => InferNormalize(layer),
        LayerModel.BlockEdge or LayerModel.Section => null,
        _ => SourceOf(layer),
    };

    private Shape? Infer(int layer, LayerModel.Input input)
    {
        if (input.Dimensions.Count is 0 or > 3 || input.Dimensions.Any(dimension => dimension < 1))
        {
            return null;
        }

        return Sized(layer, input.Dimensions.ToArray());
    }

    private Shape? Infer(int layer, LayerModel.Embedding embedding)
    {
        int source = _connections.Source(layer);
        if (source == Connections.Unknown || ShapeOf(source) is not Shape shape || embedding.Size < 1)
        {
            return null;
        }

        if (_network.Layers[source] is LayerModel.Input { HasTokens: true })
        {
            return Sized(layer, shape.Positions, embedding.Size);
        }

        Report(new Problem(
            ProblemCode.EmbeddingNeedsTokens, layer, Details: EquatableArray.Of(LayerText.Of(embedding), SourceText(layer), LayerText.Of(shape)), Related: source));
        return null;
    }

    private Shape? Infer(int layer, LayerModel.MultiHeadAttention attention)
    {
        Shape? source = SourceOf(layer, SequenceRank, SequenceRank);
        if (attention.Memory is not null && _connections.Sources(layer)[1] is int memory && ShapeOf(memory) is { } other && other.Rank != SequenceRank)
        {
            Report(new Problem(ProblemCode.MemoryNeedsSequence, layer, "Memory", Details: EquatableArray.Of(LayerText.Of(attention), attention.Memory, LayerText.Of(other)), Related: memory));
            return null;
        }

        if (source is null || attention.Heads < 1 || (attention.Memory is not null && ShapeOf(_connections.Sources(layer)[1]) is null))
        {
            return null;
        }

        if (source.Channels % attention.Heads != 0)
        {
            int nearest = Enumerable.Range(1, attention.Heads).Last(heads => source.Channels % heads == 0);
            Report(new Problem(
                ProblemCode.HeadsDoNotDivide,
                layer,
                "heads",
                Details: EquatableArray.Of(LayerText.Number(attention.Heads), LayerText.Number(source.Channels), LayerText.Number(nearest)),
                Related: _connections.Source(layer)));
            return null;
        }

        // Queries, keys and values of all steps lie in memory one after the other.
        return IsSmallEnough(layer, Product(source.Length, 3)) ? source : null;
    }

    private Shape? Infer(int layer, LayerModel.Dense dense)
    {
        Shape? source = SourceOf(layer);
        if (source is { Rank: ImageRank })
        {
            string flat = LayerText.Number(source.Length);
            Report(new Problem(
                ProblemCode.DenseOnImage,
                layer,
                Details: EquatableArray.Of(LayerText.Of(dense), SourceText(layer), source.ToString(), flat),
                Related: _connections.Source(layer),
                Replacement: "Flatten"));
            source = null;
        }

        return dense.Units < 1 ? null
            : source is { Rank: SequenceRank } ? Sized(layer, source.Dimensions[0], dense.Units)
            : Sized(layer, dense.Units);
    }

    private Shape? Infer(int layer, LayerModel.Recurrent recurrent)
    {
        if (SourceOf(layer, SequenceRank, SequenceRank) is not Shape source || recurrent.Units < 1)
        {
            return null;
        }

        // The gates of all steps lie in memory one after the other.
        int directions = recurrent.Bidirectional ? 2 : 1;
        return !IsSmallEnough(layer, Product(source.Dimensions[0], recurrent.Units, 8, directions)) ? null
            : recurrent.ReturnSequences ? Sized(layer, source.Dimensions[0], directions * recurrent.Units)
            : Sized(layer, directions * recurrent.Units);
    }

    private Shape? Infer(int layer, LayerModel.GaussianSample sample)
    {
        Shape? source = SourceOf(layer);
        if (source is { IsVector: false })
        {
            Report(new Problem(
                ProblemCode.LayerNeedsVector,
                layer,
                Details: EquatableArray.Of(LayerText.Of(sample), SourceText(layer), LayerText.Of(source), LayerText.Number(source.Length)),
                Related: _connections.Source(layer),
                Replacement: "Flatten"));
        }

        return sample.Latent < 1 ? null : Sized(layer, sample.Latent);
    }

    private Shape? InferElementwise(int layer)
    {
        Shape? shape = SourceOf(layer);
        for (int index = 1; index < _connections.Sources(layer).Count; index++)
        {
            Shape? other = ShapeOf(_connections.Sources(layer)[index]);
            if (shape is null || other is null)
            {
                shape = null;
            }
            else if (shape != other)
            {
                ReportDifference(ProblemCode.JoinShapesDiffer, layer, index);
                shape = null;
            }
        }

        return shape;
    }

    private Shape? InferConcat(int layer)
    {
        List<Shape?> shapes = _connections.Sources(layer).Select(ShapeOf).ToList();
        if (shapes.Any(shape => shape is null))
        {
            return null;
        }

        Shape first = shapes[0]!;
        int different = shapes.FindIndex(shape => !AllButLast(shape!).SequenceEqual(AllButLast(first)));
        if (different > 0)
        {
            ReportDifference(ProblemCode.ConcatDimensionsDiffer, layer, different);
            return null;
        }

        long features = shapes.Sum(shape => (long)shape!.Channels);
        return IsSmallEnough(layer, features) ? Sized(layer, [.. AllButLast(first), (int)features]) : null;

        static IEnumerable<int> AllButLast(Shape shape) => shape.Dimensions.Take(shape.Rank - 1);
    }

    private Shape? InferNormalize(int layer)
    {
        int source = _connections.Source(layer);
        if (source != Connections.Unknown && _network.Layers[source] is not LayerModel.Input)
        {
            Report(new Problem(ProblemCode.NormalizeNotOnInput, layer, Details: EquatableArray.Of(_names[source]), Related: source));
        }

        return SourceOf(layer);
    }

    private Shape? ShapeOf(int source) => source == Connections.Unknown ? null : _shapes[source];

    /// <summary>What a layer reads.</summary>
    private Shape? SourceOf(int layer) => ShapeOf(_connections.Source(layer));

    /// <summary>What a layer reads, for messages: <c>[MaxPool2D(2)] above</c>.</summary>
    private string SourceText(int layer) => LayerText.Of(_network.Layers[_connections.Source(layer)]) + " above";

    /// <summary>A shape, unless it is too large.</summary>
    private Shape? Sized(int layer, params int[] dimensions) =>
        IsSmallEnough(layer, Product(dimensions)) ? new Shape(dimensions.ToEquatableArray()) : null;

    /// <summary>A product of sizes; when it is too large, some number that is too large.</summary>
    private static long Product(params int[] sizes)
    {
        // Sizes are below 2^31, so a product with one that is small enough fits.
        long product = 1;
        foreach (int size in sizes)
        {
            product = product > MaxParameters ? product : product * size;
        }

        return product;
    }

    private bool IsSmallEnough(int layer, long values)
    {
        if (values <= MaxParameters)
        {
            return true;
        }

        Report(ProblemCode.ValueTooLarge, layer, values);
        return false;
    }

    private void CountParameters(int layer)
    {
        Shape? source = SourceOf(layer);
        long before = _parameters;
        _parameters += _network.Layers[layer] switch
        {
            { Share: not null } => 0,
            _ when _shapes[layer] is null || source is null => 0,
            LayerModel.Dense dense => Product(source.Channels, dense.Units) + (dense.UseBias ? dense.Units : 0),
            LayerModel.Conv conv => Product(source.Channels / conv.Groups, conv.Window.Height, conv.Window.Width, conv.Filters) + (conv.UseBias ? conv.Filters : 0),
            LayerModel.Recurrent recurrent => Product(RecurrentCells.GatesOf(recurrent.Kind), recurrent.Units, recurrent.Bidirectional ? 2 : 1, source.Channels + recurrent.Units + (recurrent.UseBias ? 2 : 0)),
            LayerModel.GaussianSample sample => 2 * (Product(source.Channels, sample.Latent) + sample.Latent),
            LayerModel.BatchNorm or LayerModel.LayerNorm => 2 * (long)source.Channels,
            LayerModel.RmsNorm => source.Channels,
            LayerModel.Embedding embedding => Product(((LayerModel.Input)_network.Layers[_connections.Source(layer)]).Vocabulary, embedding.Size),
            LayerModel.LearnedPositions => source.Length,
            LayerModel.MultiHeadAttention attention => Product(source.Channels, (2 * source.Channels) + (2 * (attention.Memory is null ? source : ShapeOf(_connections.Sources(layer)[1])!).Channels))
                + (attention.UseBias ? 4L * source.Channels : 0),
            _ => 0,
        };
        if (before <= MaxParameters && _parameters > MaxParameters)
        {
            Report(ProblemCode.TooManyParameters, layer, _parameters);
        }
    }

    private void Report(Problem problem) => _problems.Report(problem);

    private void Report(ProblemCode code, int layer, long count) =>
        _problems.Report(code, layer, argument: null, LayerText.Of(_network.Layers[layer]), LayerText.Count(count), LayerText.Count(MaxParameters));

    private void ReportDifference(ProblemCode code, int layer, int index)
    {
        int first = _connections.Sources(layer)[0];
        int other = _connections.Sources(layer)[index];
        Report(new Problem(
            code,
            layer,
            "layers",
            index - 1,
            EquatableArray.Of(LayerText.Of(_network.Layers[layer]), _names[first], ShapeOf(first)!.ToString(), _names[other], ShapeOf(other)!.ToString()),
            Related: other));
    }
}
