using DslNets.Compiler.Ir;
using DslNets.Compiler.Model;
using DslNets.Compiler.Scalars;
using static DslNets.Compiler.Scalars.Formula;

namespace DslNets.Compiler.Lowering;

/// <summary>Activations, of [Activate] and of layers that have one.</summary>
public static class ActivateLowering
{
    /// <summary>The smallest length a vector is divided by, as in PyTorch's normalize.</summary>
    private const double SmallestLength = 1e-12;

    public static Value Lower(LayerScope scope, LayerModel.Activate layer) => scope.Activate(scope.Node.Name, scope.Sources[0], layer.Activation);

    public static Value Apply(IrBuilder builder, string name, Value x, ActivationModel activation) => activation.Kind switch
    {
        ActivationKind.Softmax => Softmax(builder, name, x),
        ActivationKind.LogSoftmax => LogSoftmax(builder, name, x),
        ActivationKind.L2Normalize => L2Normalize(builder, name, x),
        _ => builder.Map(name, x.Kind, x.Features, x.Positions, ActivationFormulas.Of(activation), x),
    };

    /// <summary>e^(x - max) / sum of e^(x - max).</summary>
    private static Value Softmax(IrBuilder builder, string name, Value x)
    {
        (Value exponential, Value sum) = Exponentials(builder, name, x);
        return builder.Map(name, X / Operand(1), exponential, sum);
    }

    /// <summary>x - max - log of the sum of e^(x - max).</summary>
    public static Value LogSoftmax(IrBuilder builder, string name, Value x)
    {
        (_, Value sum) = Exponentials(builder, name, x);
        Value maximum = builder.ReduceFeatures(name + "_max", Reduction.Maximum, x);
        Value shift = builder.Map(name + "_logsum", X + Log(Operand(1)), maximum, sum);
        return builder.Map(name, X - Operand(1), x, shift);
    }

    private static (Value Exponential, Value Sum) Exponentials(IrBuilder builder, string name, Value x)
    {
        Value maximum = builder.ReduceFeatures(name + "_max", Reduction.Maximum, x);
        Value exponential = builder.Map(name + "_exp", Exp(X - Operand(1)), x, maximum);
        return (exponential, builder.ReduceFeatures(name + "_sum", Reduction.Sum, exponential));
    }

    private static Value L2Normalize(IrBuilder builder, string name, Value x)
    {
        Value squares = builder.Map(name + "_squares", X * X, x);
        Value length = builder.Map(name + "_length", Max(Sqrt(X), SmallestLength), builder.ReduceFeatures(name + "_sum", Reduction.Sum, squares));
        return builder.Map(name, X / Operand(1), x, length);
    }
}
