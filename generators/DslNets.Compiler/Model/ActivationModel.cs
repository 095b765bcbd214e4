using DslNets.Compiler.Scalars;

namespace DslNets.Compiler.Model;

/// <summary>An activation function as written at a layer.</summary>
/// <param name="Alpha">The slope of LeakyRelu or the scale of Elu; null where the activation's default applies.</param>
/// <param name="Custom">The body of the user's own function over <c>Input(0)</c>; only with <see cref="ActivationKind.Custom"/>.</param>
/// <param name="CustomName">The name of the user's own method.</param>
public sealed record ActivationModel(ActivationKind Kind, double? Alpha = null, Scalar? Custom = null, string? CustomName = null)
{
    public static readonly ActivationModel Identity = new(ActivationKind.Identity);

    /// <summary>The activation of a layer that has one.</summary>
    public static ActivationModel? Of(LayerModel layer) => layer switch
    {
        LayerModel.Dense dense => dense.Activation,
        LayerModel.Conv conv => conv.Activation,
        LayerModel.Activate activate => activate.Activation,
        _ => null,
    };
}
