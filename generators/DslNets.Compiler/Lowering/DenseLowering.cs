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

    public static Value Lower(LayerScope scope, LayerModel.Dense layer)
    {
        string name = scope.Node.Name;
        Value x = scope.Sources[0];
        Value z = x.Positions == 1
            ? scope.Builder.Product(name + "_product", x, scope.Tensor("weight"))
            : scope.Builder.Convolution(
                name + "_product", x, scope.Tensor("weight"), new Window(new WindowAxis(1, 1), new WindowAxis(x.Positions, 1), x.Channels, layer.Units));
        if (layer.UseBias)
        {
            z = scope.Builder.Map(name + "_z", X + Operand(1), z, scope.Tensor("bias"));
        }

        return scope.Activate(name, z, layer.Activation);
    }
}
