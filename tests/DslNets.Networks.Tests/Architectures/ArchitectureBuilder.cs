using System.Globalization;
using DslNets.Compiler.Model;

namespace DslNets.Networks.Tests.Architectures;

/// <summary>Turns choices into a valid network in which every layer is read by another or is an output.</summary>
/// <remarks>
/// Functions with kinks follow only a product with a bias, so that no value lies exactly on a kink; there the derivative is a matter of convention.
/// </remarks>
internal sealed class ArchitectureBuilder
{
    // Around the widths of vectors and panels.
    private static readonly int[] Sizes = [1, 2, 3, 4, 5, 7, 8, 9, 15, 16, 17, 31, 32, 33, 40];
    private static readonly ActivationKind[] Smooth =
    [
        ActivationKind.Identity, ActivationKind.Sigmoid, ActivationKind.Tanh, ActivationKind.Gelu, ActivationKind.Silu, ActivationKind.Mish,
        ActivationKind.Softplus, ActivationKind.Softsign, ActivationKind.Square, ActivationKind.Sin, ActivationKind.Softmax, ActivationKind.LogSoftmax,
    ];

    private static readonly ActivationKind[] Kinked =
    [
        ActivationKind.Step, ActivationKind.Sign, ActivationKind.HardSigmoid, ActivationKind.HardTanh, ActivationKind.Relu, ActivationKind.LeakyRelu,
        ActivationKind.Elu, ActivationKind.Selu, ActivationKind.L2Normalize,
    ];

    private readonly List<LayerModel> _layers = [];
    private readonly List<Value> _values = [];
    private readonly HashSet<string> _unread = [];
    private int _outputs;

    private Value Last => _values[^1];

    /// <summary>The first choice decides inputs and loss, the others a layer each.</summary>
    public static NetworkModel Build(IReadOnlyList<Choice> choices)
    {
        var builder = new ArchitectureBuilder();
        Choice first = choices.Count > 0 ? choices[0] : new Choice(0, 0, 0, 0);
        for (int input = 0; input <= first.Partner % 3; input++)
        {
            int features = SizeOf(first.Size + (5 * input));
            builder.AddLayer(new LayerModel.Input(EquatableArray.Of(features)), features);
        }

        foreach (Choice choice in choices.Skip(1))
        {
            builder.Add(choice);
        }

        LossModel loss = builder.Finish(first);
        return new NetworkModel(new TypeDeclaration("RandomNetworks", default, "RandomNet", "public"), Compiler.Model.Precision.Double, loss, builder._layers.ToEquatableArray());
    }

    private static int SizeOf(int choice) => Sizes[choice % Sizes.Length];

    /// <summary>Softmax of one unit is a constant, which the analyzer warns of.</summary>
    private static ActivationKind KindOf(ActivationKind[] kinds, int choice, int features) =>
        kinds[choice % kinds.Length] is ActivationKind.Softmax or ActivationKind.LogSoftmax && features == 1 ? ActivationKind.Tanh : kinds[choice % kinds.Length];

    private void Add(Choice choice)
    {
        switch (choice.Layer % 13)
        {
            case 0:
                AddLayer(new LayerModel.Activate(new ActivationModel(KindOf(Smooth, choice.Function, Last.Features))), Last.Features);
                break;
            case 1:
                AddLayer(new LayerModel.BatchNorm(choice.Function % 2 == 0 ? 0.1 : 0.3, choice.Size % 2 == 0 ? 1e-5 : 0.01), Last.Features);
                break;
            case 2:
                AddLayer(new LayerModel.LayerNorm(choice.Size % 2 == 0 ? 1e-5 : 0.01), Last.Features);
                break;
            case 3:
                AddLayer(new LayerModel.Dropout(0), Last.Features);
                break;
            case 4:
                EquatableArray<string> terms = PartnersOf(choice);
                AddLayer(new LayerModel.Add(terms), Last.Features);
                break;
            case 5:
                EquatableArray<string> factors = PartnersOf(choice);
                AddLayer(new LayerModel.Multiply(factors), Last.Features);
                break;
            case 6:
                Value partner = _values[choice.Partner % _values.Count];
                AddLayer(new LayerModel.Concat(EquatableArray.Of(partner.Name)), Last.Features + partner.Features);
                break;
            case 7:
                AddDense(choice, SizeOf(choice.Size), from: _values[choice.Partner % _values.Count].Name);
                break;
            case 8 when _unread.Contains(Last.Name) && _outputs < 2 && _layers[^1] is LayerModel.Dense:
                AddOutput(new LossModel(LossKind.MeanSquaredError), 0.5);
                break;
            default:
                AddDense(choice, SizeOf(choice.Size), from: null);
                break;
        }
    }

    private void AddDense(Choice choice, int units, string? from)
    {
        bool isKinked = choice.Function % 2 == 1;
        ActivationKind kind = KindOf(isKinked ? Kinked : Smooth, choice.Function / 2, units);
        double? alpha = kind is ActivationKind.LeakyRelu or ActivationKind.Elu && choice.Size % 2 == 1 ? 0.25 : null;
        AddLayer(
            new LayerModel.Dense(units, new ActivationModel(kind, alpha))
            {
                From = from,
                UseBias = isKinked || choice.Partner % 4 != 3,
                L1 = choice.Partner % 8 == 5 ? 0.001 : 0,
                L2 = choice.Partner % 8 == 6 ? 0.002 : 0,
            },
            units);
    }

    /// <summary>One earlier value, or the same one twice; when its width differs from the last value's, a product in between makes them fit.</summary>
    private EquatableArray<string> PartnersOf(Choice choice)
    {
        Value partner = _values[choice.Partner % _values.Count];
        if (partner.Features != Last.Features)
        {
            AddDense(choice, partner.Features, from: null);
        }

        return choice.Size % 3 == 0 ? EquatableArray.Of(partner.Name, partner.Name) : EquatableArray.Of(partner.Name);
    }

    private void AddLayer(LayerModel layer, int features)
    {
        if (layer is not LayerModel.Input)
        {
            _unread.Remove(layer.From ?? Last.Name);
            _unread.ExceptWith(layer switch
            {
                LayerModel.Add add => add.Others,
                LayerModel.Multiply multiply => multiply.Others,
                LayerModel.Concat concat => concat.Others,
                _ => default,
            });
        }

        string name = "layer" + _layers.Count.ToString(CultureInfo.InvariantCulture);
        _layers.Add(layer with { Name = name });
        _values.Add(new Value(name, features));
        _unread.Add(name);
    }

    private void AddOutput(LossModel loss, double weight)
    {
        _unread.Remove(Last.Name);
        _layers.Add(new LayerModel.Output("port" + _outputs.ToString(CultureInfo.InvariantCulture), loss, weight));
        _outputs++;
    }

    /// <summary>Joins what nobody read and ends with a layer that fits the loss; returns the loss.</summary>
    private LossModel Finish(Choice choice)
    {
        string[] loose = [.. _values.Where(value => value != Last && _unread.Contains(value.Name)).Select(value => value.Name)];
        if (loose.Length > 0)
        {
            AddLayer(new LayerModel.Concat(loose.ToEquatableArray()), Last.Features + _values.Where(value => loose.Contains(value.Name)).Sum(value => value.Features));
        }

        (LossKind Loss, ActivationKind Activation)[] ends =
        [
            (LossKind.MeanSquaredError, ActivationKind.Identity), (LossKind.MeanAbsoluteError, ActivationKind.Identity), (LossKind.Huber, ActivationKind.Tanh),
            (LossKind.LogCosh, ActivationKind.Identity), (LossKind.BinaryCrossEntropy, ActivationKind.Sigmoid), (LossKind.BinaryCrossEntropy, ActivationKind.Identity),
            (LossKind.CrossEntropy, ActivationKind.Softmax), (LossKind.CrossEntropy, ActivationKind.Identity), (LossKind.CategoricalCrossEntropy, ActivationKind.Softmax),
            (LossKind.CategoricalCrossEntropy, ActivationKind.Identity), (LossKind.Hinge, ActivationKind.Tanh), (LossKind.Perceptron, ActivationKind.Identity),
            (LossKind.KullbackLeibler, ActivationKind.Softmax), (LossKind.Poisson, ActivationKind.Softplus),
        ];
        (LossKind kind, ActivationKind activation) = ends[choice.Layer % ends.Length];
        int units = 2 + (choice.Function % 12);
        AddLayer(new LayerModel.Dense(units, new ActivationModel(activation)), units);
        bool isSmoothed = kind is LossKind.CrossEntropy or LossKind.CategoricalCrossEntropy && choice.Function % 2 == 1;
        var loss = new LossModel(kind, Delta: kind == LossKind.Huber ? 0.5 : 1, LabelSmoothing: isSmoothed ? 0.1 : 0);
        if (_outputs == 0)
        {
            return loss;
        }

        AddOutput(loss, 1);
        return LossModel.None;
    }

    private sealed record Value(string Name, int Features);
}
