using System.Diagnostics;
using DslNets.Compiler.Model;
using DslNets.Compiler.Shapes;

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
            _values[index] = [.. _logits[index].Select(features => ReferenceActivation.Apply(activation, features))];
        }

        Variable loss = Loss();
        Variable penalty = Penalty();
        double[] derivatives = _tape.DerivativesOf(loss + penalty);
        double[] DerivativesOf(IEnumerable<Variable> variables) => [.. variables.Select(variable => derivatives[variable.Index])];
        return new ReferenceResult(
            [.. _network.Outputs.Select(output => _values[output.Node].SelectMany(row => row).Select(variable => variable.Value).ToArray())],
            loss.Value,
            penalty.Value,
            _parameters.ToDictionary(pair => pair.Key, pair => DerivativesOf(pair.Value)),
            [.. _network.Inputs.Select(input => DerivativesOf(_values[input].SelectMany(row => row)))],
            _state);
    }

    private static ActivationModel ActivationOf(Node node) => node.Layer switch
    {
        LayerModel.Dense dense => dense.Activation,
        LayerModel.Activate activate => activate.Activation,
        _ => ActivationModel.Identity,
    };

    /// <summary>The values of a node before its activation: for each sample its features.</summary>
    private Variable[][] Compute(Node node, int index)
    {
        Variable[][][] sources = [.. node.Sources.Select(source => _values[source])];
        Variable[][] PerSample(Func<Variable[][], Variable[]> compute) =>
            [.. Enumerable.Range(0, _batch.Samples).Select(sample => compute([.. sources.Select(source => source[sample])]))];
        return node.Layer switch
        {
            LayerModel.Input => [.. _batch.Inputs[_network.Inputs.ToList().IndexOf(index)].Chunk(node.Shape.Length).Select(row => row.Select(_tape.Constant).ToArray())],
            LayerModel.Dense dense => PerSample(x => Dense(node.Name, dense, x[0])),
            LayerModel.Activate => sources[0],
            LayerModel.Dropout dropout => !_training || dropout.Rate == 0 ? sources[0] : throw new UnreachableException("The reference does not know the mask."),
            LayerModel.BatchNorm norm => BatchNorm(node.Name, norm, sources[0]),
            LayerModel.LayerNorm norm => PerSample(x => LayerNorm(node.Name, norm, x[0])),
            LayerModel.Normalize => PerSample(x => Normalize(node.Name, x[0])),
            LayerModel.Add => PerSample(x => [.. x.Aggregate((a, b) => [.. a.Zip(b, (left, right) => left + right)])]),
            LayerModel.Multiply => PerSample(x => [.. x.Aggregate((a, b) => [.. a.Zip(b, (left, right) => left * right)])]),
            LayerModel.Concat => PerSample(x => [.. x.SelectMany(features => features)]),
            _ => throw new UnreachableException(node.Layer.ToString()),
        };
    }

    private Variable[] Dense(string name, LayerModel.Dense dense, Variable[] x)
    {
        Variable[] weights = _parameters[$"{name}.weight"];
        var y = new Variable[dense.Units];
        for (int output = 0; output < y.Length; output++)
        {
            y[output] = dense.UseBias ? _parameters[$"{name}.bias"][output] : _tape.Constant(0);
            for (int input = 0; input < x.Length; input++)
            {
                y[output] += weights[(output * x.Length) + input] * x[input];
            }
        }

        return y;
    }

    private Variable[][] BatchNorm(string name, LayerModel.BatchNorm norm, Variable[][] x)
    {
        double[] runningMean = _state[$"{name}.running_mean"];
        double[] runningVariance = _state[$"{name}.running_var"];
        Variable[][] y = [.. x.Select(_ => new Variable[runningMean.Length])];
        for (int feature = 0; feature < runningMean.Length; feature++)
        {
            Variable[] column = [.. x.Select(row => row[feature])];
            (Variable mean, Variable variance) = _training ? Moments(column) : (_tape.Constant(runningMean[feature]), _tape.Constant(runningVariance[feature]));
            for (int sample = 0; sample < column.Length; sample++)
            {
                y[sample][feature] = ScaleAndShift(name, feature, (column[sample] - mean) / (variance + norm.Epsilon).Sqrt());
            }

            if (_training)
            {
                double unbiased = variance.Value * column.Length / (column.Length - 1);
                runningMean[feature] = ((1 - norm.Momentum) * runningMean[feature]) + (norm.Momentum * mean.Value);
                runningVariance[feature] = ((1 - norm.Momentum) * runningVariance[feature]) + (norm.Momentum * unbiased);
            }
        }

        return y;
    }

    private Variable[] LayerNorm(string name, LayerModel.LayerNorm norm, Variable[] x)
    {
        (Variable mean, Variable variance) = Moments(x);
        return [.. x.Select((value, feature) => ScaleAndShift(name, feature, (value - mean) / (variance + norm.Epsilon).Sqrt()))];
    }

    private Variable ScaleAndShift(string name, int feature, Variable x) => (_parameters[$"{name}.weight"][feature] * x) + _parameters[$"{name}.bias"][feature];

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
            ActivationKind activation = ActivationOf(_network.Nodes[output.Node]).Kind;
            double[][] targets = [.. _batch.Targets[port].Chunk(_batch.Targets[port].Length / _batch.Samples)];
            for (int sample = 0; sample < _batch.Samples; sample++)
            {
                Variable ofSample = ReferenceLoss.Of(output.Loss, _values[output.Node][sample], _logits[output.Node][sample], activation, targets[sample]);
                loss += output.Weight * _batch.SampleWeights[sample] / weightSum * ofSample;
            }
        }

        return loss;
    }

    private Variable Penalty()
    {
        Variable penalty = _tape.Constant(0);
        foreach (Node node in _network.Nodes)
        {
            if (node.Layer is LayerModel.Dense { L1: var l1, L2: var l2 } && (l1 > 0 || l2 > 0))
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
