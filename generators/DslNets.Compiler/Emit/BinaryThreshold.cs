using DslNets.Compiler.Model;
using DslNets.Compiler.Shapes;

namespace DslNets.Compiler.Emit;

/// <summary>From where on an output says class 1.</summary>
public static class BinaryThreshold
{
    /// <summary>0 for logits, a half for probabilities; null when the output tells no classes apart.</summary>
    public static double? Of(ResolvedNetwork network, OutputPort output)
    {
        Node node = network.Nodes[output.Node];
        while (node.Layer is LayerModel.Dropout)
        {
            node = network.Nodes[node.Sources[0]];
        }

        ActivationKind activation = node.Layer switch
        {
            LayerModel.Dense dense => dense.Activation.Kind,
            LayerModel.Activate activate => activate.Activation.Kind,
            _ => ActivationKind.Identity,
        };
        return activation == ActivationKind.Sigmoid ? 0.5
            : output.Loss.Kind != LossKind.BinaryCrossEntropy ? null
            : activation == ActivationKind.Identity ? 0
            : 0.5;
    }
}
