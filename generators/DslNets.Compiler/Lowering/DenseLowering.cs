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
    public static IEnumerable<TensorModel> Tensors(Node node, int index, LayerModel.Dense layer, Shape input)
    {
        yield return new TensorModel(
            node.Name + ".weight", index, layer.Units, input.Length, Initializer(layer), IsState: false, layer.Frozen, Decays: true, layer.L1, layer.L2);
        if (layer.UseBias)
        {
            yield return new TensorModel(node.Name + ".bias", index, layer.Units, 0, layer.BiasInitializer, IsState: false, layer.Frozen, Decays: false);
        }
    }

    public static Value Lower(LayerScope scope, LayerModel.Dense layer)
    {
        string name = scope.Node.Name;
        Value z = scope.Builder.Product(name + "_product", scope.Sources[0], scope.Tensor("weight"));
        if (layer.UseBias)
        {
            z = scope.Builder.Map(name + "_z", X + Operand(1), z, scope.Tensor("bias"));
        }

        return scope.Activate(name, z, layer.Activation);
    }

    /// <summary>What keeps the variance of activations and gradients steady for the layer's activation.</summary>
    private static InitializerModel Initializer(LayerModel.Dense layer) => layer.WeightInitializer.Kind != InitializerKind.Default
        ? layer.WeightInitializer
        : new InitializerModel(layer.Activation.Kind switch
        {
            ActivationKind.Relu or ActivationKind.LeakyRelu or ActivationKind.Elu or ActivationKind.Gelu or ActivationKind.Silu or ActivationKind.Mish
                => InitializerKind.HeUniform,
            ActivationKind.Selu => InitializerKind.LeCunNormal,
            _ => InitializerKind.GlorotUniform,
        });
}
