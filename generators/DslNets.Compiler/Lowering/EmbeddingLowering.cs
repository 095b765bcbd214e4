using System.Collections.Generic;
using DslNets.Compiler.Ir;
using DslNets.Compiler.Model;
using DslNets.Compiler.Shapes;

namespace DslNets.Compiler.Lowering;

/// <summary>[Embedding]: for each token its row of the weights.</summary>
public static class EmbeddingLowering
{
    public static IEnumerable<TensorModel> Tensors(Node node, int index, LayerModel.Embedding layer, int vocabulary) => [Weights(node, index, vocabulary, layer.Size, layer.WeightInitializer, layer.Frozen)];

    public static Value Lower(LayerScope scope) => scope.Builder.Lookup(scope.Node.Name, scope.Sources[0], scope.Tensor("weight"));

    /// <summary>A matrix of rows that are looked up.</summary>
    public static TensorModel Weights(Node node, int index, int rows, int size, InitializerModel initializer, bool isFrozen) => new(
        node.Name + ".weight",
        index,
        rows,
        size,
        initializer.Kind == InitializerKind.Default ? new InitializerModel(InitializerKind.Uniform) : initializer,
        IsState: false,
        isFrozen,
        Decays: true)
    {
        ServesPositions = true,
    };
}
