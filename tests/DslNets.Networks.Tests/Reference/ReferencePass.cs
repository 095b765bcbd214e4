using System.Diagnostics;
using DslNets.Compiler.Model;
using DslNets.Compiler.Shapes;
using DslNets.Runtime;

namespace DslNets.Networks.Tests.Reference;

/// <summary>One pass of the reference over a batch.</summary>
internal sealed class ReferencePass
{
    private readonly Tape _tape = new();
    private readonly ResolvedNetwork _network;
    private readonly ReferenceBatch _batch;
    private readonly bool _training;
    private readonly Dictionary<string, Variable[]> _parameters;
    private readonly Dictionary<string, double[]> _state;
    private readonly Variable[][][] _values;
    private readonly Variable[][][] _logits;
    private readonly List<(double Beta, Variable[] OfSamples)> _divergences = [];

    public ReferencePass(ResolvedNetwork network, ReferenceNetwork values, ReferenceBatch batch, bool training)
    {
        _network = network;
        _batch = batch;
        _training = training;
        _parameters = values.Parameters.ToDictionary(pair => pair.Key, pair => pair.Value.Select(_tape.Constant).ToArray());
        _state = values.State.ToDictionary(pair => pair.Key, pair => (double[])pair.Value.Clone());
        _values = new Variable[network.Nodes.Count][][];
        _logits = new Variable[network.Nodes.Count][][];
    }

    public ReferenceResult Run()
    {
        for (int index = 0; index < _network.Nodes.Count; index++)
        {
            Node node = _network.Nodes[index];
            _logits[index] = Compute(node, index);
            ActivationModel activation = ActivationOf(node);
            _values[index] = [.. _logits[index].Select(features => PerPosition(node.Shape, features, pixel => ReferenceActivation.Apply(activation, pixel)))];
        }

        Variable loss = Loss();
        Variable penalty = Penalty();
        double[] derivatives = _tape.DerivativesOf(loss + penalty);
        double[] DerivativesOf(IEnumerable<Variable> variables) => [.. variables.Select(variable => derivatives[variable.Index])];
        return new ReferenceResult(
            [.. _network.Outputs.Select(output => _values[output.Node].SelectMany(row => Padded(output.Node, row.Select(variable => variable.Value))).ToArray())],
            loss.Value,
            penalty.Value,
            _parameters.ToDictionary(pair => pair.Key, pair => DerivativesOf(pair.Value)),
            [.. _network.Inputs.Select(input => _values[input].SelectMany(row => Padded(input, DerivativesOf(row))).ToArray())],
            _state);
    }

    /// <summary>The shape of a node's value for one sample: of a sequence with true lengths only the real steps are there, as if there were no others.</summary>
    private Shape ShapeOf(int node, int sample)
    {
        Shape shape = _network.Nodes[node].Shape;
        return _network.Nodes[node].Lengths is int input && _batch.Lengths[_network.Inputs.ToList().IndexOf(input)] is { } lengths
            ? new Shape(EquatableArray.Of(lengths[sample], shape.Channels))
            : shape;
    }

    /// <summary>With zeros in the steps that are not real.</summary>
    private IEnumerable<double> Padded(int node, IEnumerable<double> values) => values.Concat(Enumerable.Repeat(0.0, _network.Nodes[node].Shape.Length)).Take(_network.Nodes[node].Shape.Length);

    private static ActivationModel ActivationOf(Node node) => node.Layer switch
    {
        LayerModel.Dense dense => dense.Activation,
        LayerModel.Conv conv => conv.Activation,
        LayerModel.Activate activate => activate.Activation,
        _ => ActivationModel.Identity,
    };

    /// <summary>The values of a node before its activation: for each sample its features.</summary>
    private Variable[][] Compute(Node node, int index)
    {
        Variable[][][] sources = [.. node.Sources.Select(source => _values[source])];
        Variable[][] PerSample(Func<Variable[][], Shape, Shape, Variable[]> compute) =>
        [
            .. Enumerable.Range(0, _batch.Samples).Select(sample => compute([.. sources.Select(source => source[sample])], ShapeOf(node.Sources[0], sample), ShapeOf(index, sample))),
        ];
        return node.Layer switch
        {
            LayerModel.Input => [.. _batch.Inputs[_network.Inputs.ToList().IndexOf(index)].Chunk(node.Shape.Length)
                .Select((row, sample) => row.Take(ShapeOf(index, sample).Length).Select(_tape.Constant).ToArray())],
            LayerModel.Dense dense => PerSample((x, from, to) => PerPosition(from, x[0], pixel => Dense(node, dense, pixel))),
            LayerModel.Conv { IsTransposed: true } conv => PerSample((x, from, to) =>
                ReferenceImageLayers.TransposedConvolution(conv, from, to, x[0], _parameters[$"{node.Name}.weight"], BiasOf(node.Name, conv.UseBias, conv.Filters))),
            LayerModel.Conv conv => PerSample((x, from, to) =>
                ReferenceImageLayers.Convolution(conv, from, to, x[0], _parameters[$"{node.Name}.weight"], BiasOf(node.Name, conv.UseBias, conv.Filters))),
            LayerModel.Recurrent recurrent => PerSample((x, from, to) => new ReferenceRecurrentLayer(_tape, recurrent, _parameters, node.Name).Run(from, x[0])),
            LayerModel.Pool pool => PerSample((x, from, to) => ReferenceImageLayers.Pool(pool, from, to, x[0])),
            LayerModel.GlobalPool pool => PerSample((x, from, to) => ReferenceImageLayers.GlobalPool(pool.Kind, from, x[0])),
            LayerModel.Transpose transpose => PerSample((x, from, to) => ReferenceImageLayers.Transpose(transpose, from, to, x[0])),
            LayerModel.UpSample upSample => PerSample((x, from, to) => ReferenceImageLayers.UpSample(upSample, from, to, x[0])),
            LayerModel.ZeroPadding padding => PerSample((x, from, to) =>
                ReferenceImageLayers.Move(from, to, from.Rank == 2 ? 0 : padding.Top, padding.Left, x[0], _tape.Constant(0))),
            LayerModel.Crop crop => PerSample((x, from, to) => ReferenceImageLayers.Move(from, to, from.Rank == 2 ? 0 : -crop.Top, -crop.Left, x[0], _tape.Constant(0))),
            LayerModel.Activate or LayerModel.Flatten or LayerModel.Reshape => sources[0],
            LayerModel.Dropout { Rate: 0 } or LayerModel.SpatialDropout { Rate: 0 } => sources[0],
            LayerModel.Dropout or LayerModel.SpatialDropout => !_training ? sources[0] : throw new UnreachableException("The reference does not know the mask."),
            LayerModel.GaussianNoise noise => [.. sources[0].Select((row, sample) => row.Select((x, feature) => x + (noise.Deviation * Noise(node, sample, feature))).ToArray())],
            LayerModel.GaussianSample sampling => GaussianSample(node, sampling, sources[0]),
            LayerModel.BatchNorm norm => BatchNorm(node, norm, sources[0]),
            LayerModel.LayerNorm norm => PerSample((x, from, to) => PerPosition(from, x[0], pixel => LayerNorm(node, norm, pixel))),
            LayerModel.Normalize => PerSample((x, from, to) => Normalize(node.Name, x[0])),
            LayerModel.Add => PerSample((x, from, to) => [.. x.Aggregate((a, b) => [.. a.Zip(b, (left, right) => left + right)])]),
            LayerModel.Multiply => PerSample((x, from, to) => [.. x.Aggregate((a, b) => [.. a.Zip(b, (left, right) => left * right)])]),
            LayerModel.Concat => PerSample((x, from, to) => Concat(node, x)),
            _ => throw new UnreachableException(node.Layer.ToString()),
        };
    }

    /// <summary>What a function makes of each position alone, one after the other.</summary>
    private static Variable[] PerPosition(Shape shape, Variable[] features, Func<Variable[], Variable[]> compute) =>
        [.. features.Chunk(shape.Channels).SelectMany(compute)];

    private Variable[] BiasOf(string name, bool isUsed, int count) =>
        isUsed ? _parameters[$"{name}.bias"] : [.. Enumerable.Range(0, count).Select(_ => _tape.Constant(0))];

    private Variable[] Dense(Node node, LayerModel.Dense dense, Variable[] x) =>
        Linear(node, x, _parameters[$"{node.Name}.weight"], BiasOf(node.Name, dense.UseBias, dense.Units));

    private Variable[] Linear(Node node, Variable[] x, Variable[] weights, Variable[] bias)
    {
        Variable[] y = [.. bias];
        int[] order = OrderInFiles(node, x.Length);
        for (int output = 0; output < y.Length; output++)
        {
            for (int input = 0; input < x.Length; input++)
            {
                y[output] += weights[(output * x.Length) + input] * x[order[input]];
            }
        }

        return y;
    }

    /// <summary>Draws latent vectors and remembers how far their distributions are from the standard normal one.</summary>
    private Variable[][] GaussianSample(Node node, LayerModel.GaussianSample layer, Variable[][] x)
    {
        Variable[][] Part(string name) => [.. x.Select(row => Linear(node, row, _parameters[$"{node.Name}.{name}.weight"], _parameters[$"{node.Name}.{name}.bias"]))];
        (Variable[][] means, Variable[][] logVariances) = (Part("mean"), Part("log_variance"));
        _divergences.Add((
            layer.Beta,
            [.. means.Zip(logVariances, (mean, logVariance) => mean.Zip(logVariance, (m, v) => -0.5 * (v + 1 - (m * m) - v.Exp())).Aggregate((a, b) => a + b))]));
        return
        [
            .. means.Select((mean, sample) => mean.Select((m, feature) => m + (Noise(node, sample, feature) * (0.5 * logVariances[sample][feature]).Exp())).ToArray()),
        ];
    }

    /// <summary>The noise of the first step with seed 1; none in inference.</summary>
    private double Noise(Node node, int sample, int feature)
    {
        if (!_training)
        {
            return 0;
        }

        uint key = CounterHash.Key(seed: 1, step: 0);
        ulong element = (ulong)((sample * node.Shape.Length) + feature);
        double radius = Math.Sqrt(-2 * Math.Log(1 - CounterHash.Uniform(CounterHash.Salted(key, node.Ordinal), element)));
        return radius * Math.Cos(2 * Math.PI * CounterHash.Uniform(CounterHash.Salted(key, -1 - node.Ordinal), element));
    }

    /// <summary>Which feature the first number of a file is for, which the second, and so on: PyTorch flattens images channel by channel, and so do files.</summary>
    private int[] OrderInFiles(Node node, int features)
    {
        return FlattenedImage(node.Sources[0]) is not { } image ? [.. Enumerable.Range(0, features)] :
        [
            .. from channel in Enumerable.Range(0, image.Channels)
               from row in Enumerable.Range(0, image.Height)
               from column in Enumerable.Range(0, image.Width)
               select image.IndexOf(row, column, channel),
        ];
    }

    /// <summary>The image that a vector was, before [Flatten] and layers that keep the order of features.</summary>
    private ReferenceImage? FlattenedImage(int index)
    {
        Node node = _network.Nodes[index];
        switch (node.Layer)
        {
            case LayerModel.Flatten when _network.Nodes[node.Sources[0]].Shape is { IsVector: false } shape:
                return ReferenceImage.Of(shape);
            case LayerModel.Flatten or LayerModel.Dropout or LayerModel.GaussianNoise or LayerModel.Activate or LayerModel.BatchNorm or LayerModel.LayerNorm or LayerModel.Add or LayerModel.Multiply:
                ReferenceImage?[] images = [.. node.Sources.Select(FlattenedImage)];
                return images.All(image => image?.Channels == images[0]?.Channels) ? images[0] : null;
            default:
                return null;
        }
    }

    /// <summary>The channels of all sources at each position.</summary>
    private Variable[] Concat(Node node, Variable[][] x)
    {
        Variable[][][] pixels = [.. x.Select((features, source) => features.Chunk(_network.Nodes[node.Sources[source]].Shape.Channels).ToArray())];
        return [.. Enumerable.Range(0, pixels[0].Length).SelectMany(position => pixels.SelectMany(source => source[position]))];
    }

    /// <summary>Every position of every sample counts as a sample of its channel.</summary>
    private Variable[][] BatchNorm(Node node, LayerModel.BatchNorm norm, Variable[][] x)
    {
        double[] runningMean = _state[$"{node.Name}.running_mean"];
        double[] runningVariance = _state[$"{node.Name}.running_var"];
        int channels = runningMean.Length;
        int[] order = OrderInFiles(node, channels);
        Variable[][] y = [.. x.Select(row => new Variable[row.Length])];
        for (int parameter = 0; parameter < channels; parameter++)
        {
            int channel = order[parameter];
            Variable[] column = [.. x.SelectMany(row => row.Where((_, feature) => feature % channels == channel))];
            (Variable mean, Variable variance) = _training ? Moments(column) : (_tape.Constant(runningMean[parameter]), _tape.Constant(runningVariance[parameter]));
            for (int sample = 0; sample < x.Length; sample++)
            {
                for (int feature = channel; feature < x[sample].Length; feature += channels)
                {
                    y[sample][feature] = ScaleAndShift(node.Name, parameter, (x[sample][feature] - mean) / (variance + norm.Epsilon).Sqrt());
                }
            }

            if (_training)
            {
                double unbiased = variance.Value * column.Length / (column.Length - 1);
                runningMean[parameter] = ((1 - norm.Momentum) * runningMean[parameter]) + (norm.Momentum * mean.Value);
                runningVariance[parameter] = ((1 - norm.Momentum) * runningVariance[parameter]) + (norm.Momentum * unbiased);
            }
        }

        return y;
    }

    private Variable[] LayerNorm(Node node, LayerModel.LayerNorm norm, Variable[] x)
    {
        (Variable mean, Variable variance) = Moments(x);
        int[] order = OrderInFiles(node, x.Length);
        var y = new Variable[x.Length];
        for (int parameter = 0; parameter < y.Length; parameter++)
        {
            y[order[parameter]] = ScaleAndShift(node.Name, parameter, (x[order[parameter]] - mean) / (variance + norm.Epsilon).Sqrt());
        }

        return y;
    }

    private Variable ScaleAndShift(string name, int parameter, Variable x) => (_parameters[$"{name}.weight"][parameter] * x) + _parameters[$"{name}.bias"][parameter];

    private Variable[] Normalize(string name, Variable[] x) =>
        [.. x.Select((value, feature) => (value - _state[$"{name}.mean"][feature]) / _state[$"{name}.deviation"][feature])];

    private static (Variable Mean, Variable Variance) Moments(Variable[] values)
    {
        Variable mean = values.Aggregate((a, b) => a + b) / values.Length;
        return (mean, values.Select(value => (value - mean) * (value - mean)).Aggregate((a, b) => a + b) / values.Length);
    }

    private Variable Loss()
    {
        Variable loss = _tape.Constant(0);
        double weightSum = _batch.SampleWeights.Sum();
        for (int port = 0; port < _network.Outputs.Count; port++)
        {
            OutputPort output = _network.Outputs[port];
            int computing = ComputingNode(output.Node);
            ActivationKind activation = ActivationOf(_network.Nodes[computing]).Kind;
            double[][] targets = [.. _batch.Targets[port].Chunk(_batch.Targets[port].Length / _batch.Samples)];
            for (int sample = 0; sample < _batch.Samples; sample++)
            {
                Variable ofSample = ReferenceLoss.Of(output.Loss, _values[output.Node][sample], _logits[computing][sample], activation, TargetsOf(output.Node, sample, targets[sample]));
                loss += output.Weight * _batch.SampleWeights[sample] / weightSum * ofSample;
            }
        }

        // Losses are means over the values of an output, but those that compare classes are means over its steps.
        int terms = _network.Outputs.Sum(output => output.Loss.Kind switch
        {
            LossKind.None => 0,
            LossKind.CrossEntropy or LossKind.CategoricalCrossEntropy or LossKind.KullbackLeibler => _network.Nodes[output.Node].Shape.Positions,
            _ => _network.Nodes[output.Node].Shape.Length,
        });
        foreach ((double beta, Variable[] divergences) in _divergences)
        {
            for (int sample = 0; sample < _batch.Samples; sample++)
            {
                loss += beta / terms * _batch.SampleWeights[sample] / weightSum * divergences[sample];
            }
        }

        return loss;

        double[] TargetsOf(int node, int sample, double[] all) => _network.Nodes[node].Lengths is null ? all : all[..ShapeOf(node, sample).Length];
    }

    /// <summary>The node whose activation an output has, before layers that only change the shape.</summary>
    private int ComputingNode(int node) =>
        _network.Nodes[node].Layer is LayerModel.Flatten or LayerModel.Reshape or LayerModel.Dropout or LayerModel.SpatialDropout ? ComputingNode(_network.Nodes[node].Sources[0]) : node;

    private Variable Penalty()
    {
        Variable penalty = _tape.Constant(0);
        foreach (Node node in _network.Nodes)
        {
            (double l1, double l2) = node.Layer switch
            {
                LayerModel.Dense dense => (dense.L1, dense.L2),
                LayerModel.Conv conv => (conv.L1, conv.L2),
                _ => (0, 0),
            };
            if (l1 > 0 || l2 > 0)
            {
                foreach (Variable weight in _parameters[$"{node.Name}.weight"])
                {
                    penalty += (l1 * weight.Abs()) + (l2 * (weight * weight));
                }
            }
        }

        return penalty;
    }
}
