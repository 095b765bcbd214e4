using System.Collections.Generic;
using System.Linq;
using DslNets.Compiler.Model;

namespace DslNets.Compiler.Shapes;

/// <summary>Finds the shape that every layer gives. After a mistake a shape is unknown (null), and nothing is reported that follows from it.</summary>
internal sealed class ShapeInference
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
            inference._shapes[layer] = problems.IsReadable(layer) ? inference.Infer(layer) : null;
            inference.CountParameters(layer);
        }

        return inference._shapes;
    }

    private Shape? Infer(int layer) => _network.Layers[layer] switch
    {
        LayerModel.Input input => Infer(layer, input),
        LayerModel.Dense dense => Infer(layer, dense),
        LayerModel.Add or LayerModel.Multiply => InferElementwise(layer),
        LayerModel.Concat => InferConcat(layer),
        LayerModel.Normalize => InferNormalize(layer),
        _ => VectorOf(layer, _connections.Source(layer)),
    };

    private Shape? Infer(int layer, LayerModel.Input input)
    {
        if (input.Dimensions.Count is 0 or > 3 || input.Dimensions.Any(dimension => dimension < 1))
        {
            return null;
        }

        // Sizes are below 2^31, so the product of two fits, and the third is multiplied only after the check.
        long values = 1;
        foreach (int dimension in input.Dimensions)
        {
            values = values > MaxParameters ? values : values * dimension;
        }

        return IsSmallEnough(layer, values) ? new Shape(input.Dimensions) : null;
    }

    private Shape? Infer(int layer, LayerModel.Dense dense)
    {
        VectorOf(layer, _connections.Source(layer));
        return dense.Units >= 1 && IsSmallEnough(layer, dense.Units) ? Shape.Vector(dense.Units) : null;
    }

    private Shape? InferElementwise(int layer)
    {
        Shape? shape = VectorOf(layer, _connections.Source(layer));
        for (int index = 1; index < _connections.Sources(layer).Count; index++)
        {
            int source = _connections.Sources(layer)[index];
            Shape? other = ShapeOf(source);
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
        IReadOnlyList<int> sources = _connections.Sources(layer);
        if (sources.Any(source => ShapeOf(source) is null))
        {
            return null;
        }

        int different = Enumerable.Range(0, sources.Count).FirstOrDefault(index => ShapeOf(sources[index])!.Rank != ShapeOf(sources[0])!.Rank);
        if (different > 0)
        {
            ReportDifference(ProblemCode.ConcatDimensionsDiffer, layer, different);
            return null;
        }

        List<Shape?> vectors = sources.Select(source => VectorOf(layer, source)).ToList();
        if (vectors.Any(vector => vector is null))
        {
            return null;
        }

        long features = vectors.Sum(vector => (long)vector!.Length);
        return IsSmallEnough(layer, features) ? Shape.Vector((int)features) : null;
    }

    private Shape? InferNormalize(int layer)
    {
        int source = _connections.Source(layer);
        if (source != Connections.Unknown && _network.Layers[source] is not LayerModel.Input)
        {
            _problems.Report(new Problem(ProblemCode.NormalizeNotOnInput, layer, Details: EquatableArray.Of(_names[source]), Related: source));
        }

        return VectorOf(layer, source);
    }

    private Shape? ShapeOf(int source) => source == Connections.Unknown ? null : _shapes[source];

    /// <summary>The shape of a source that has to be a vector.</summary>
    private Shape? VectorOf(int layer, int source)
    {
        Shape? shape = ShapeOf(source);
        if (shape is null || shape.IsVector)
        {
            return shape;
        }

        // Only an input can give more than a vector, so the remedy is a flat input.
        string flat = LayerText.Number(shape.Length);
        string form = shape.Rank == 2 ? "sequence" : "image";
        string remedy = $"write [Input({flat})], the same values in one vector";
        _problems.Report(new Problem(
            ProblemCode.LayerNeedsVector,
            layer,
            Details: EquatableArray.Of(LayerText.Of(_network.Layers[layer]), LayerText.Of(_network.Layers[source]), form, shape.ToString(), remedy),
            Related: source,
            Replacement: flat));
        _shapes[source] = null;
        return null;
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
        long inputs = ShapeOf(_connections.Source(layer))?.Length ?? 0;
        long before = _parameters;
        _parameters += _network.Layers[layer] switch
        {
            LayerModel.Dense dense when _shapes[layer] is not null => (inputs * dense.Units) + (dense.UseBias ? dense.Units : 0),
            LayerModel.BatchNorm or LayerModel.LayerNorm => 2 * inputs,
            _ => 0,
        };
        if (before <= MaxParameters && _parameters > MaxParameters)
        {
            Report(ProblemCode.TooManyParameters, layer, _parameters);
        }
    }

    private void Report(ProblemCode code, int layer, long count) =>
        _problems.Report(code, layer, argument: null, LayerText.Of(_network.Layers[layer]), LayerText.Count(count), LayerText.Count(MaxParameters));

    private void ReportDifference(ProblemCode code, int layer, int index)
    {
        int first = _connections.Sources(layer)[0];
        int other = _connections.Sources(layer)[index];
        _problems.Report(new Problem(
            code,
            layer,
            "layers",
            index - 1,
            EquatableArray.Of(LayerText.Of(_network.Layers[layer]), _names[first], ShapeOf(first)!.ToString(), _names[other], ShapeOf(other)!.ToString()),
            Related: other));
    }
}
