using DslNets.Compiler.Model;
using DslNets.Compiler.Shapes;

namespace DslNets.Compiler.Emit;

/// <summary>From where on an output says class 1.</summary>
public static class BinaryThreshold
{
    /// <summary>0 for logits, a half for probabilities; null when the output tells no classes apart.</summary>
    public static double? Of(ResolvedNetwork network, OutputPort output)
    {
        int node = network.ComputingNode(output.Node);
        while (network.Nodes[node].Layer is LayerModel.Dropout or LayerModel.SpatialDropout or LayerModel.GaussianNoise)
        {
            node = network.ComputingNode(network.Nodes[node].Sources[0]);
        }

        ActivationKind activation = ActivationModel.Of(network.Nodes[node].Layer)?.Kind ?? ActivationKind.Identity;
        return activation == ActivationKind.Sigmoid ? 0.5
            : output.Loss.Kind != LossKind.BinaryCrossEntropy ? null
            : activation == ActivationKind.Identity ? 0
            : 0.5;
    }
}
