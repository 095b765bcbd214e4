using System.Collections.Generic;
using DslNets.Compiler.Ir;
using DslNets.Compiler.Model;
using DslNets.Compiler.Shapes;
using static DslNets.Compiler.Scalars.Formula;

namespace DslNets.Compiler.Lowering;

/// <summary>[LayerNorm] (Ba, Kiros and Hinton 2016): each sample, or each position of it, normalised over its own features.</summary>
public static class LayerNormLowering
{
    public static IEnumerable<TensorModel> Tensors(Node node, int index, LayerModel.LayerNorm layer)
    {
        int features = node.Shape.Channels;
        yield return new TensorModel(node.Name + ".weight", index, features, 0, new InitializerModel(InitializerKind.Constant, 1), IsState: false, layer.Frozen, Decays: false);
        yield return new TensorModel(node.Name + ".bias", index, features, 0, new InitializerModel(InitializerKind.Zeros), IsState: false, layer.Frozen, Decays: false);
    }

    public static Value Lower(LayerScope scope, LayerModel.LayerNorm layer)
    {
        IrBuilder builder = scope.Builder;
        string name = scope.Node.Name;
        Value x = scope.Sources[0];
        double each = 1.0 / x.Channels;
        Value mean = builder.Map(name + "_mean", each * X, builder.ReduceFeatures(name + "_sum", Reduction.Sum, x));
        Value centred = builder.Map(name + "_centred", X - Operand(1), x, mean);
        Value squares = builder.Map(name + "_squares", X * X, centred);
        Value inverseDeviation = builder.Map(
            name + "_inverse", 1 / Sqrt((each * X) + layer.Epsilon), builder.ReduceFeatures(name + "_variance", Reduction.Sum, squares));
        return builder.Map(name, (X * Operand(1) * Operand(2)) + Operand(3), centred, inverseDeviation, scope.Tensor("weight"), scope.Tensor("bias"));
    }
}
