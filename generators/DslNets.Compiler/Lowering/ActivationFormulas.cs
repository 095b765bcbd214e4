using System;
using DslNets.Compiler.Model;
using DslNets.Compiler.Scalars;
using static DslNets.Compiler.Scalars.Formula;

namespace DslNets.Compiler.Lowering;

/// <summary>The activations that work on each feature alone, as formulas of x. Their derivatives are derived, not written.</summary>
public static class ActivationFormulas
{
    private const double SeluScale = 1.0507009873554804934193349852946;
    private const double SeluAlpha = 1.6732632423543772848170429916717;
    private const double SquareRootOfHalf = 0.70710678118654752440;

    public static Scalar Of(ActivationModel activation) => Simplifier.Simplify(activation.Kind switch
    {
        ActivationKind.Identity => X,
        ActivationKind.Step => If(X, Comparison.GreaterOrEqual, 0, 1, 0),
        ActivationKind.Sign => If(X, Comparison.GreaterOrEqual, 0, 1, -1),
        ActivationKind.Sigmoid => Sigmoid(X),
        ActivationKind.HardSigmoid => Min(Max(X + 3, 0), 6) / 6,
        ActivationKind.Tanh => Tanh(X),
        ActivationKind.HardTanh => Min(Max(X, -1), 1),
        ActivationKind.Relu => IfPositive(X, X, 0),
        ActivationKind.LeakyRelu => IfPositive(X, X, (activation.Alpha ?? 0.01) * X),
        ActivationKind.Elu => IfPositive(X, X, (activation.Alpha ?? 1) * (Exp(X) - 1)),
        ActivationKind.Selu => IfPositive(X, SeluScale * X, SeluScale * SeluAlpha * (Exp(X) - 1)),
        ActivationKind.Gelu => 0.5 * X * (1 + Erf(SquareRootOfHalf * X)),
        ActivationKind.Silu => X * Sigmoid(X),
        ActivationKind.Mish => X * Tanh(Softplus(X)),
        ActivationKind.Softplus => Softplus(X),
        ActivationKind.Softsign => X / (1 + Abs(X)),
        ActivationKind.Square => X * X,
        ActivationKind.Sin => Sin(X),
        ActivationKind.Custom => activation.Custom!,
        _ => throw new InvalidOperationException($"{activation.Kind} works across features."),
    });
}
