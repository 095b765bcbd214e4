using System.Collections.Generic;
using DslNets.Compiler.Ir;
using DslNets.Compiler.Model;
using DslNets.Compiler.Shapes;
using static DslNets.Compiler.Scalars.Formula;

namespace DslNets.Compiler.Lowering;

/// <summary>[RmsNorm] (Zhang and Sennrich 2019): each sample, or each position of it, divided by the root of its mean square.</summary>
public static class RmsNormLowering
{
    public static IEnumerable<TensorModel> Tensors(Node node, int index, LayerModel.RmsNorm layer) =>
        [new TensorModel(node.Name + ".weight", index, node.Shape.Channels, 0, new InitializerModel(InitializerKind.Constant, 1), IsState: false, layer.Frozen, Decays: false)];

    public static Value Lower(LayerScope scope, LayerModel.RmsNorm layer)
    {
        IrBuilder builder = scope.Builder;
        string name = scope.Node.Name;
        Value x = scope.Sources[0];
        Value squares = builder.Map(name + "_squares", X * X, x);
        Value inverse = builder.Map(name + "_inverse", 1 / Sqrt(((1.0 / x.Channels) * X) + layer.Epsilon), builder.ReduceFeatures(name + "_sum", Reduction.Sum, squares));
        return builder.Map(name, X * Operand(1) * Operand(2), x, inverse, scope.Tensor("weight"));
    }
}
