using System.Diagnostics;
using DslNets.Compiler.Model;
using DslNets.Compiler.Shapes;

namespace DslNets.Networks.Tests.Reference;

/// <summary>The recurrent layers for one sample, from their definitions, one number at a time.</summary>
internal sealed class ReferenceRecurrentLayer(Tape tape, LayerModel.Recurrent layer, IReadOnlyDictionary<string, Variable[]> parameters, string name)
{
    /// <summary>The outputs of all steps, or the last of each direction.</summary>
    public Variable[] Run(Shape from, Variable[] x)
    {
        Variable[][] steps = [.. x.Chunk(from.Channels)];
        Variable[][] forward = Direction(steps, "");
        if (!layer.Bidirectional)
        {
            return layer.ReturnSequences ? [.. forward.SelectMany(step => step)] : forward[^1];
        }

        Variable[][] backward = [.. Direction([.. steps.Reverse()], "_reverse").Reverse()];
        return layer.ReturnSequences ? [.. forward.Zip(backward, (a, b) => a.Concat(b)).SelectMany(step => step)] : [.. forward[^1], .. backward[0]];
    }

    private Variable[][] Direction(Variable[][] steps, string direction)
    {
        var outputs = new List<Variable[]>();
        Variable[] h = [.. Enumerable.Range(0, layer.Units).Select(_ => tape.Constant(0))];
        Variable[] c = h;
        foreach (Variable[] x in steps)
        {
            Variable[] a = Product("ih", direction, x);
            Variable[] b = Product("hh", direction, h);
            Variable Input(int gate, int unit) => a[(gate * layer.Units) + unit];
            Variable Output(int gate, int unit) => b[(gate * layer.Units) + unit];
            Variable Sum(int gate, int unit) => Input(gate, unit) + Output(gate, unit);
            (Variable[] before, Variable[] cell) = (h, c);
            switch (layer.Kind)
            {
                case RecurrentKind.SimpleRnn:
                    h = ReferenceActivation.Apply(layer.Activation, [.. Enumerable.Range(0, layer.Units).Select(unit => Sum(0, unit))]);
                    break;
                case RecurrentKind.Lstm:
                    c = [.. Enumerable.Range(0, layer.Units).Select(unit => (Sum(1, unit).Sigmoid() * cell[unit]) + (Sum(0, unit).Sigmoid() * Sum(2, unit).Tanh()))];
                    Variable[] now = c;
                    h = [.. Enumerable.Range(0, layer.Units).Select(unit => Sum(3, unit).Sigmoid() * now[unit].Tanh())];
                    break;
                case RecurrentKind.Gru:
                    h =
                    [
                        .. Enumerable.Range(0, layer.Units).Select(unit =>
                        {
                            Variable update = Sum(1, unit).Sigmoid();
                            Variable candidate = (Input(2, unit) + (Sum(0, unit).Sigmoid() * Output(2, unit))).Tanh();
                            return ((1 - update) * candidate) + (update * before[unit]);
                        }),
                    ];
                    break;
                default:
                    throw new UnreachableException(layer.Kind.ToString());
            }

            outputs.Add(h);
        }

        return [.. outputs];
    }

    private Variable[] Product(string part, string direction, Variable[] x)
    {
        Variable[] weights = parameters[$"{name}.weight_{part}_l0{direction}"];
        int count = weights.Length / x.Length;
        Variable[] y = layer.UseBias ? [.. parameters[$"{name}.bias_{part}_l0{direction}"]] : [.. Enumerable.Range(0, count).Select(_ => tape.Constant(0))];
        for (int output = 0; output < count; output++)
        {
            for (int input = 0; input < x.Length; input++)
            {
                y[output] += weights[(output * x.Length) + input] * x[input];
            }
        }

        return y;
    }
}
