using System.Collections.Generic;
using DslNets.Compiler.Ir;
using DslNets.Compiler.Model;
using DslNets.Compiler.Shapes;
using static DslNets.Compiler.Scalars.Formula;

namespace DslNets.Compiler.Lowering;

/// <summary>[Normalize]: (x - mean) / deviation, with the mean and deviation of the training data.</summary>
public static class NormalizeLowering
{
    public static IEnumerable<TensorModel> Tensors(Node node, int index)
    {
        int features = node.Shape.Length;
        yield return State("mean", features, 0);
        yield return State("deviation", features, 1);
        // How many samples it has seen; 0 before it is adapted.
        yield return State("count", 1, 0);

        TensorModel State(string part, int length, double start) => new(
            node.Name + "." + part, index, length, 0, new InitializerModel(InitializerKind.Constant, start), IsState: true, IsFrozen: false, Decays: false);
    }

    /// <summary>Every feature has a mean of its own, also those of the pixels of an image.</summary>
    public static Value Lower(LayerScope scope)
    {
        Value x = scope.Sources[0];
        Value features = scope.Builder.Reshape(x.Name + "_features", x, positions: 1);
        Value normalized = scope.Builder.Map(scope.Node.Name, (X - Operand(1)) / Operand(2), features, scope.Tensor("mean"), scope.Tensor("deviation"));
        return scope.Builder.Reshape(scope.Node.Name, normalized, x.Positions);
    }
}
