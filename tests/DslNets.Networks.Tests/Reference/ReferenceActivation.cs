using System.Diagnostics;
using DslNets.Compiler.Model;

namespace DslNets.Networks.Tests.Reference;

/// <summary>The activations, from their textbook definitions.</summary>
internal static class ReferenceActivation
{
    /// <summary>The activation of the features of one sample.</summary>
    public static Variable[] Apply(ActivationModel activation, Variable[] features) => activation.Kind switch
    {
        ActivationKind.Softmax => [.. LogSoftmax(features).Select(y => y.Exp())],
        ActivationKind.LogSoftmax => LogSoftmax(features),
        ActivationKind.L2Normalize => L2Normalize(features),
        _ => [.. features.Select(x => Apply(activation, x))],
    };

    public static Variable[] LogSoftmax(Variable[] features)
    {
        double largest = features.Max(x => x.Value);
        Variable sum = features.Select(x => (x - largest).Exp()).Aggregate((a, b) => a + b);
        return [.. features.Select(x => x - largest - sum.Log())];
    }

    private static Variable[] L2Normalize(Variable[] features)
    {
        Variable norm = features.Select(x => x * x).Aggregate((a, b) => a + b).Sqrt();
        return [.. features.Select(x => x / norm)];
    }

    private static Variable Apply(ActivationModel activation, Variable x)
    {
        bool positive = x.Value > 0;
        const double SeluScale = 1.0507009873554804934193349852946;
        const double SeluAlpha = 1.6732632423543772848170429916717;
        return activation.Kind switch
        {
            ActivationKind.Identity => x,
            ActivationKind.Step => x.Map(x.Value >= 0 ? 1 : 0, 0),
            ActivationKind.Sign => x.Map(x.Value >= 0 ? 1 : -1, 0),
            ActivationKind.Sigmoid => x.Sigmoid(),
            ActivationKind.HardSigmoid => (x + 3).Clamp(0, 6) / 6,
            ActivationKind.Tanh => x.Tanh(),
            ActivationKind.HardTanh => x.Clamp(-1, 1),
            ActivationKind.Relu => positive ? x : 0 * x,
            ActivationKind.LeakyRelu => positive ? x : (activation.Alpha ?? 0.01) * x,
            ActivationKind.Elu => positive ? x : (activation.Alpha ?? 1) * (x.Exp() - 1),
            ActivationKind.Selu => SeluScale * (positive ? x : SeluAlpha * (x.Exp() - 1)),
            ActivationKind.Gelu => 0.5 * x * ((x / Math.Sqrt(2)).Erf() + 1),
            ActivationKind.Silu => x * x.Sigmoid(),
            ActivationKind.Mish => x * x.Softplus().Tanh(),
            ActivationKind.Softplus => x.Softplus(),
            ActivationKind.Softsign => x / (x.Abs() + 1),
            ActivationKind.Square => x * x,
            ActivationKind.Sin => x.Sin(),
            _ => throw new UnreachableException(activation.Kind.ToString()),
        };
    }
}
