using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using DslNets.Compiler.Model;

namespace DslNets.Compiler.Shapes;

/// <summary>Prints layers as their user wrote them, for messages.</summary>
public static class LayerText
{
    /// <summary>The attribute with what matters most of its arguments: <c>[Dense(10, Softmax)]</c>.</summary>
    public static string Of(LayerModel layer) => layer switch
    {
        LayerModel.Input input => $"[Input({string.Join(", ", input.Dimensions.Select(Number))})]",
        LayerModel.Dense { Activation.Kind: ActivationKind.Identity } dense => $"[Dense({Number(dense.Units)})]",
        LayerModel.Dense dense => $"[Dense({Number(dense.Units)}, {Of(dense.Activation)})]",
        LayerModel.Activate activate => $"[Activate({Of(activate.Activation)})]",
        LayerModel.Dropout dropout => $"[Dropout({Number(dropout.Rate)})]",
        LayerModel.Add add => $"[Add({Names(add.Others)})]",
        LayerModel.Multiply multiply => $"[Multiply({Names(multiply.Others)})]",
        LayerModel.Concat concat => $"[Concat({Names(concat.Others)})]",
        LayerModel.Output output => $"[Output(\"{output.Port}\")]",
        _ => $"[{KindOf(layer)}]",
    };

    /// <summary>The attribute's name: <c>Dense</c>.</summary>
    public static string KindOf(LayerModel layer) => layer.GetType().Name;

    public static string Of(ActivationModel activation) =>
        activation.Kind == ActivationKind.Custom ? $"nameof({activation.CustomName})" : activation.Kind.ToString();

    public static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);

    public static string Number(double value) => value.ToString("R", CultureInfo.InvariantCulture);

    /// <summary>A large number with its thousands apart: <c>64,000,000</c>.</summary>
    public static string Count(long value) => value.ToString("N0", CultureInfo.InvariantCulture);

    private static string Names(IEnumerable<string> names) => string.Join(", ", names.Select(name => $"\"{name}\""));
}
