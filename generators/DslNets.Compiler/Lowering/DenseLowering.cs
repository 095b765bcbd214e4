using System.Collections.Generic;
using DslNets.Compiler.Ir;
using DslNets.Compiler.Model;
using DslNets.Compiler.Scalars;
using DslNets.Compiler.Shapes;
using static DslNets.Compiler.Scalars.Formula;

namespace DslNets.Compiler.Lowering;

/// <summary>[Dense]: activation(w x + b).</summary>
public static class DenseLowering
{
    public static IEnumerable<TensorModel> Tensors(Node node, int index, LayerModel.Dense layer, Shape input, int flattenedChannels)
    {
        // On a sequence the same weights serve every step.
        yield return new TensorModel(
            node.Name + ".weight",
            index,
            layer.Units,
            input.Channels,
            WeightInitializer.For(layer.WeightInitializer, layer.Activation),
            IsState: false,
            layer.Frozen,
            Decays: true,
            layer.L1,
            layer.L2)
        {
            InputChannels = flattenedChannels,
            ServesPositions = input.Positions > 1,
        };
        if (layer.UseBias)
        {
            yield return new TensorModel(node.Name + ".bias", index, layer.Units, 0, layer.BiasInitializer, IsState: false, layer.Frozen, Decays: false);
        }
    }

    /// <summary>The product of a vector with weights, or of each step of a sequence.</summary>
    public static Value Product(IrBuilder builder, string name, Value x, Value w) => x.Positions == 1
        ? builder.Product(name, x, w)
        : builder.Convolution(name, x, w, new Window(new WindowAxis(1, 1), new WindowAxis(x.Positions, 1), x.Channels, w.Features));

    public static Value Lower(LayerScope scope, LayerModel.Dense layer)
    {
        string name = scope.Node.Name;
        Value z = Product(scope.Builder, name + "_product", scope.Sources[0], scope.Tensor("weight"));
        if (layer.UseBias)
        {
            z = scope.Builder.Map(name + "_z", X + Operand(1), z, scope.Tensor("bias"));
        }

        return scope.Activate(name, z, layer.Activation);
    }
}
